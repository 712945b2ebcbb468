"""A belt of one's own: a deque, a condition, and a count of those who still bake."""

from collections import deque
from threading import Condition, Thread


class Belt:
    def __init__(self, bakers):
        self.bakers = bakers
        self.loaves = deque()
        self.changed = Condition()

    def put(self, loaf):
        with self.changed:
            self.loaves.append(loaf)
            self.changed.notify()

    def close(self):
        with self.changed:
            self.bakers -= 1
            self.changed.notify_all()

    def __iter__(self):
        while True:
            with self.changed:
                while not self.loaves and self.bakers:
                    self.changed.wait()
                if not self.loaves:
                    return
                loaf = self.loaves.popleft()
            yield loaf


class Producer(Thread):
    def __init__(self, items, queue):
        super().__init__()
        self.items, self.queue = items, queue

    def run(self):
        for item in self.items:
            self.queue.put(item)
        self.queue.close()


class Consumer(Thread):
    def __init__(self, queue, results):
        super().__init__()
        self.queue, self.results = queue, results

    def run(self):
        self.results.extend(list(self.queue))


def run_pipeline(items, producers, consumers):
    items, results = list(items), []
    belt = Belt(producers)
    threads = [Consumer(belt, results) for _ in range(consumers)]
    for number in range(producers):
        threads.append(Producer(items[number::producers], belt))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(results)
