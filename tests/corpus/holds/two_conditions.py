# exhaustible: yes
# mends: notified_the_wrong_one
# why: putters and takers wait on conditions of their own, made on the same lock.
import threading


class Slot:
    def __init__(self):
        self.lock = threading.Lock()
        self.emptied = threading.Condition(self.lock)
        self.filled = threading.Condition(self.lock)
        self.items = []

    def put(self, item):
        with self.lock:
            while self.items:
                self.emptied.wait()
            self.items.append(item)
            self.filled.notify()

    def take(self):
        with self.lock:
            while not self.items:
                self.filled.wait()
            item = self.items.pop()
            self.emptied.notify()
            return item


def main():
    slot = Slot()
    threads = [threading.Thread(target=slot.take, name=f"taker-{n}") for n in (1, 2)]
    threads += [threading.Thread(target=slot.put, args=(n,), name=f"putter-{n}") for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert slot.items == []
