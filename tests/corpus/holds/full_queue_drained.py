# exhaustible: yes
# mends: full_queue_and_join
# why: the results are taken before the worker is joined.
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
    assert [results.get(), results.get()] == [1, 4]
    squarer.join()
