# expects: [1, 2, 3]
# exhaustible: yes
# mends: overwritten_slot
# why: one semaphore counts what is filled, the other what is empty.
import threading


class Slot:
    def __init__(self):
        self.filled = threading.Semaphore(0)
        self.empty = threading.Semaphore(1)
        self.item = None


class Producer(threading.Thread):
    def __init__(self, slot):
        super().__init__()
        self.slot = slot

    def run(self):
        for item in (1, 2, 3):
            self.slot.empty.acquire()
            self.slot.item = item
            self.slot.filled.release()


class Consumer(threading.Thread):
    def __init__(self, slot):
        super().__init__()
        self.slot = slot
        self.seen = []

    def run(self):
        for _ in range(3):
            self.slot.filled.acquire()
            self.seen.append(self.slot.item)
            self.slot.empty.release()


def main():
    slot = Slot()
    producer, consumer = Producer(slot), Consumer(slot)
    producer.start()
    consumer.start()
    producer.join()
    consumer.join()
    return consumer.seen
