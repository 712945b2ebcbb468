# reason: deadlock
# within: 20
# shrinks to: 0
# why: with one condition for both, `notify` may wake a putter where a taker is needed.
import threading


class Slot:
    def __init__(self):
        self.changed = threading.Condition()
        self.items = []

    def put(self, item):
        with self.changed:
            while self.items:
                self.changed.wait()
            self.items.append(item)
            self.changed.notify()

    def take(self):
        with self.changed:
            while not self.items:
                self.changed.wait()
            item = self.items.pop()
            self.changed.notify()
            return item


def main():
    slot = Slot()
    threads = [threading.Thread(target=slot.take, name=f"taker-{n}") for n in (1, 2)]
    threads += [threading.Thread(target=slot.put, args=(n,), name=f"putter-{n}") for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
