from queue import Queue
from threading import Thread


class ClosableQueue(Queue):
    SENTINEL = object()

    def close(self):
        self.put(self.SENTINEL)

    def __iter__(self):
        while True:
            item = self.get()
            try:
                if item is self.SENTINEL:
                    self.put(item)
                    return
                yield item
            finally:
                self.task_done()


class Producer(Thread):
    def __init__(self, items, queue):
        super().__init__(daemon=True)
        self.items, self.queue = items, queue

    def run(self):
        for item in self.items:
            self.queue.put(item)


class Consumer(Thread):
    def __init__(self, queue, results):
        super().__init__(daemon=True)
        self.queue, self.results = queue, results

    def run(self):
        for item in self.queue:
            self.results.put(item)


def run_pipeline(items, producers, consumers):
    items = list(items)
    belt, results = ClosableQueue(), Queue()
    share = -(-len(items) // producers) or 1
    makers = [Producer(items[i * share : (i + 1) * share], belt) for i in range(producers)]
    takers = [Consumer(belt, results) for _ in range(consumers)]
    for each in (*takers, *makers):
        each.start()
    for each in makers:
        each.join()
    belt.close()
    for each in takers:
        each.join()
    return sorted(results.queue)
