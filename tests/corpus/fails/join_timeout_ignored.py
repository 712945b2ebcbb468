# reason: exception
# clock: adversarial
# within: 20
# shrinks to: 0
# why: `join(timeout)` returns None either way; the thread may still be at work.
import threading


class Sum(threading.Thread):
    def __init__(self, numbers):
        super().__init__(daemon=True)
        self.numbers = numbers

    def run(self):
        self.result = sum(self.numbers)


def main():
    adder = Sum([1, 2, 3])
    adder.start()
    adder.join(timeout=5)
    assert adder.result == 6
