# reason: exception
# why: another reader may take the letter before the one that was woken has the lock again.
import threading


class Letterbox:
    def __init__(self):
        self.changed = threading.Condition()
        self.letters = []

    def put(self, letter):
        with self.changed:
            self.letters.append(letter)
            self.changed.notify()

    def take(self):
        with self.changed:
            if not self.letters:
                self.changed.wait()
            return self.letters.pop()


class Reader(threading.Thread):
    def __init__(self, box):
        super().__init__()
        self.box = box

    def run(self):
        self.letter = self.box.take()


def main():
    box = Letterbox()
    readers = [Reader(box), Reader(box)]
    for reader in readers:
        reader.start()
    for letter in ("one", "two"):
        box.put(letter)
    for reader in readers:
        reader.join()
