# reason: deadlock
# within: 1
# shrinks to: 0
# why: the worker cannot put its second result until somebody takes the first, and main joins it before.
import queue
import threading


class Squarer(threading.Thread):
    def __init__(self, numbers, results):
        super().__init__()
        self.numbers = numbers
        self.results = results

    def run(self):
        for number in self.numbers:
            self.results.put(number * number)


def main():
    results = queue.Queue(maxsize=1)
    squarer = Squarer([1, 2], results)
    squarer.start()
    squarer.join()
    assert [results.get(), results.get()] == [1, 4]
