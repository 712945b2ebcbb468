# reason: wrong_result
# within: 20
# shrinks to: 1
# why: two producers may both find room for one, as the look and the append are two steps.
import threading


class Buffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = []
        self.fullest = 0

    def offer(self, item):
        if len(self.items) >= self.capacity:
            return False
        self.items.append(item)
        self.fullest = max(self.fullest, len(self.items))
        return True


class Producer(threading.Thread):
    def __init__(self, buffer, item):
        super().__init__()
        self.buffer = buffer
        self.item = item

    def run(self):
        self.buffer.offer(self.item)


def main():
    buffer = Buffer(1)
    producers = [Producer(buffer, item) for item in "xyz"]
    for producer in producers:
        producer.start()
    for producer in producers:
        producer.join()
    assert len(buffer.items) <= buffer.capacity, f"{len(buffer.items)} items in room for one"
