"""Consumers are daemons that never end; queue.join() says when all is done."""

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
        super().__init__(daemon=True)
        self.queue = queue
        self.results = results

    def run(self):
        while True:
            item = self.queue.get()
            self.results.append(item)
            self.queue.task_done()


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
    queue.join()
    return sorted(results)
