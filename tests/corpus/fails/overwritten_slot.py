# reason: wrong_result
# expects: [1, 2]
# within: 1
# shrinks to: 0
# why: the producer does not wait until the slot has been emptied.
import threading


class Slot:
    def __init__(self):
        self.filled = threading.Semaphore(0)
        self.item = None


class Producer(threading.Thread):
    def __init__(self, slot):
        super().__init__()
        self.slot = slot

    def run(self):
        for item in (1, 2):
            self.slot.item = item
            self.slot.filled.release()


class Consumer(threading.Thread):
    def __init__(self, slot):
        super().__init__()
        self.slot = slot
        self.seen = []

    def run(self):
        for _ in range(2):
            self.slot.filled.acquire()
            self.seen.append(self.slot.item)


def main():
    slot = Slot()
    producer, consumer = Producer(slot), Consumer(slot)
    producer.start()
    consumer.start()
    producer.join()
    consumer.join()
    return consumer.seen
