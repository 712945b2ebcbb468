# mistake: busy_wait
# caught by: test_nobody_waits_by_spinning
# why: asking again and again whether there is something keeps a processor busy with nothing.
# visible test: misses it
"""Asks the queue again and again."""

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
                item = self.queue.get_nowait()
            except Empty:
                continue
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
