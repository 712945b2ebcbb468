# mistake: super_init_late
# caught by: test_one_producer_and_one_consumer, test_each_item_comes_out_once, test_everybody_goes_home, test_all_are_threads_of_their_own, test_nobody_waits_by_spinning
# why: the name is Thread's own state, and it is touched before super().__init__() made that state.
"""Names itself before Thread is set up."""

from queue import Queue
from threading import Thread


class Producer(Thread):
    def __init__(self, items, queue):
        self.name = "baker"
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
    makers = [Producer(items[number::producers], queue) for number in range(producers)]
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
