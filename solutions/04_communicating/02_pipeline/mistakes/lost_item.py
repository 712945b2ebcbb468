# mistake: lost_item
# caught by: test_each_item_comes_out_once, test_everybody_goes_home
# why: the number of items is divided among the producers, and the rest is left out.
# told as: item_left_out
"""Shares out equal parts, and forgets the rest."""

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
        while True:
            item = self.queue.get()
            if item is None:
                return
            self.results.append(item)


def run_pipeline(items, producers, consumers):
    items = list(items)
    queue = Queue()
    results = []
    share = len(items) // producers
    makers = [
        Producer(items[number * share : (number + 1) * share], queue) for number in range(producers)
    ]
    takers = [Consumer(queue, results) for _ in range(consumers)]
    for thread in makers + takers:
        thread.start()
    for maker in makers:
        maker.join()
    for _ in takers:
        queue.put(None)
    for taker in takers:
        taker.join()
    return sorted(results)
