"""Each consumer has a list of its own; a time limit only wakes it to ask whether all have baked."""

from queue import Empty, Queue
from threading import Event, Thread


class Producer(Thread):
    def __init__(self, items, queue):
        super().__init__()
        self.items = items
        self.queue = queue

    def run(self):
        for item in self.items:
            self.queue.put(item)


class Consumer(Thread):
    def __init__(self, queue, results, over):
        super().__init__()
        self.queue = queue
        self.results = results
        self.over = over

    def run(self):
        while True:
            try:
                self.results.append(self.queue.get(timeout=0.1))
            except Empty:
                if self.over.is_set() and self.queue.empty():
                    return


def run_pipeline(items, producers, consumers):
    items = list(items)
    queue, over = Queue(), Event()
    lists = [[] for _ in range(consumers)]
    takers = [Consumer(queue, own, over) for own in lists]
    makers = [Producer(items[number::producers], queue) for number in range(producers)]
    for thread in takers + makers:
        thread.start()
    for maker in makers:
        maker.join()
    over.set()
    for taker in takers:
        taker.join()
    return sorted(sum(lists, []))
