"""The last producer to finish puts the sentinels; a belt of two places, so that nobody runs ahead."""

from queue import Queue
from threading import Lock, Thread


class Belt(Queue):
    def __init__(self, producers, consumers):
        super().__init__(maxsize=2)
        self.producers = producers
        self.consumers = consumers
        self.leaving = Lock()

    def leave(self):
        with self.leaving:
            self.producers -= 1
            if self.producers:
                return
        for _ in range(self.consumers):
            self.put(self)


class Producer(Thread):
    def __init__(self, items, queue):
        super().__init__()
        self.items = items
        self.queue = queue

    def run(self):
        for item in self.items:
            self.queue.put(item)
        self.queue.leave()


class Consumer(Thread):
    def __init__(self, queue, results):
        super().__init__()
        self.queue = queue
        self.results = results

    def run(self):
        for item in iter(self.queue.get, self.queue):
            self.results.append(item)


def run_pipeline(items, producers, consumers):
    items, results = list(items), []
    belt = Belt(producers, consumers)
    threads = [Producer(items[number::producers], belt) for number in range(producers)]
    threads += [Consumer(belt, results) for _ in range(consumers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(results)
