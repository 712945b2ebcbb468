# mistake: not_atomic_get
# caught by: test_each_item_comes_out_once, test_everybody_goes_home, test_all_are_threads_of_their_own
# why: between the look and the get() another consumer may take what was there.
# told as: taken_meanwhile
# visible test: misses it
"""Looks whether there is something, and then takes it."""

from queue import Queue
from threading import Thread


class Producer(Thread):
    def __init__(self, items, queue):
        super().__init__()
        self.items = items
        self.queue = queue

    def run(self):
        for item in self.items:
            self.queue.put(item)


class Consumer(Thread):
    def __init__(self, queue, results):
        super().__init__()
        self.queue = queue
        self.results = results

    def run(self):
        while not self.queue.empty():
            self.results.append(self.queue.get())


def run_pipeline(items, producers, consumers):
    items = list(items)
    queue = Queue()
    results = []
    makers = [Producer(items[number::producers], queue) for number in range(producers)]
    takers = [Consumer(queue, results) for _ in range(consumers)]
    for maker in makers:
        maker.start()
    for maker in makers:
        maker.join()
    for taker in takers:
        taker.start()
    for taker in takers:
        taker.join()
    return sorted(results)
