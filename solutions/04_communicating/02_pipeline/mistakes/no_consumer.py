# mistake: no_consumer
# caught by: test_all_are_threads_of_their_own
# why: the main thread takes everything off the belt, and no consumer works.
# told as: no_join
"""Takes the items off itself."""

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
    makers = [Producer(items[number::producers], queue) for number in range(producers)]
    for maker in makers:
        maker.start()
    return sorted(queue.get() for _ in items)
