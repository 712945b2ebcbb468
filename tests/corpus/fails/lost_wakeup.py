# reason: deadlock
# within: 20
# shrinks to: 1
# why: the letter may arrive between the look without the lock and the wait.
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
        if not self.letters:
            with self.changed:
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
    box.put("hello")
    reader.join()
    assert reader.letter == "hello"
