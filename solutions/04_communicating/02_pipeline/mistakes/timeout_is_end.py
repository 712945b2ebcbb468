# mistake: timeout_is_end
# caught by: test_one_producer_and_one_consumer, test_each_item_comes_out_once, test_everybody_goes_home
# why: a consumer that waits in vain for a second goes home, and a slow producer comes too late.
# told as: empty_is_end
# visible test: misses it
"""Goes home after a second without work."""

from queue import Empty, Queue
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
            try:
                self.results.append(self.queue.get(timeout=1))
            except Empty:
                return


def run_pipeline(items, producers, consumers):
    items = list(items)
    queue = Queue()
    results = []
    makers = [Producer(items[number::producers], queue) for number in range(producers)]
    takers = [Consumer(queue, results) for _ in range(consumers)]
    for thread in makers + takers:
        thread.start()
    for maker in makers:
        maker.join()
    for taker in takers:
        taker.join()
    return sorted(results)
