# exhaustible: yes
# mends: lost_wakeup, if_around_wait
# why: `wait_for` looks again after each wake-up; all are told of each letter.
import threading


class Letterbox:
    def __init__(self):
        self.changed = threading.Condition()
        self.letters = []

    def put(self, letter):
        with self.changed:
            self.letters.append(letter)
            self.changed.notify_all()

    def take(self):
        with self.changed:
            self.changed.wait_for(lambda: self.letters)
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
    assert sorted(reader.letter for reader in readers) == ["one", "two"]
