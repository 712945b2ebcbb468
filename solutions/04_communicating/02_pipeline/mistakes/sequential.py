# mistake: sequential
# caught by: test_all_are_threads_of_their_own
# why: the consumers begin when all producers are done: nobody works at the same time.
# told as: joined_in_start_loop
# visible test: misses it
"""First all producers, then all consumers."""

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
    makers = [Producer(items[number::producers], queue) for number in range(producers)]
    takers = [Consumer(queue, results) for _ in range(consumers)]
    for maker in makers:
        maker.start()
        maker.join()
    for _ in takers:
        queue.put(None)
    for taker in takers:
        taker.start()
    for taker in takers:
        taker.join()
    return sorted(results)
