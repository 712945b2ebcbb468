# exhaustible: yes
# mends: buffer_overflows
# why: a monitor: every look and change under one lock, `while` around each wait.
import threading


class Buffer:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = []
        self.fullest = 0
        lock = threading.Lock()
        self.not_full = threading.Condition(lock)
        self.not_empty = threading.Condition(lock)

    def put(self, item):
        with self.not_full:
            while len(self.items) == self.capacity:
                self.not_full.wait()
            self.items.append(item)
            self.fullest = max(self.fullest, len(self.items))
            self.not_empty.notify()

    def get(self):
        with self.not_empty:
            while not self.items:
                self.not_empty.wait()
            item = self.items.pop(0)
            self.not_full.notify()
            return item


class Producer(threading.Thread):
    def __init__(self, buffer, items):
        super().__init__()
        self.buffer = buffer
        self.items = items

    def run(self):
        for item in self.items:
            self.buffer.put(item)


def main():
    buffer = Buffer(1)
    producers = [Producer(buffer, "ab"), Producer(buffer, "c")]
    for producer in producers:
        producer.start()
    got = [buffer.get() for _ in range(3)]
    for producer in producers:
        producer.join()
    assert sorted(got) == ["a", "b", "c"]
    assert got.index("a") < got.index("b")
    assert buffer.fullest == 1
