# reason: exception
# within: 100
# shrinks to: 2
# why: the box may be empty again before the reader that was woken has the lock.
import threading


class Letterbox:
    def __init__(self):
        self.changed = threading.Condition()
        self.letters = []

    def put(self, letter):
        with self.changed:
            self.letters.append(letter)
            self.changed.notify()

    def throw_away(self):
        with self.changed:
            self.letters.clear()

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
    reader = Reader(box)
    reader.start()
    box.put("advertisement")
    box.throw_away()
    box.put("letter")
    reader.join()
