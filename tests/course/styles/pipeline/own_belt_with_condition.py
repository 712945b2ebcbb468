from collections import deque
from threading import Condition, Lock, Thread


class Belt:
    def __init__(self):
        self.items = deque()
        self.closed = False
        self.cond = Condition(Lock())

    def put(self, x):
        with self.cond:
            self.items.append(x)
            self.cond.notify_all()

    def close(self):
        with self.cond:
            self.closed = True
            self.cond.notify_all()

    def get(self):
        with self.cond:
            while not self.items and not self.closed:
                self.cond.wait(1)
            if self.items:
                return True, self.items.popleft()
            return False, None


class Producer(Thread):
    def __init__(self, items, queue):
        Thread.__init__(self)
        self.items = items
        self.q = queue

    def run(self):
        for i in self.items:
            self.q.put(i)


class Consumer(Thread):
    def __init__(self, queue, results):
        Thread.__init__(self)
        self.q = queue
        self.results = results
        self.mine = []

    def run(self):
        more, item = self.q.get()
        while more:
            self.mine.append(item)
            more, item = self.q.get()
        self.results.extend(self.mine)


def run_pipeline(items, producers, consumers):
    belt, out = Belt(), []
    parts = [[] for _ in range(producers)]
    for n, item in enumerate(items):
        parts[n % producers].append(item)
    pp = [Producer(part, belt) for part in parts]
    cc = [Consumer(belt, out) for _ in range(consumers)]
    for t in pp:
        t.start()
    for t in cc:
        t.start()
    for t in pp:
        t.join()
    belt.close()
    for t in cc:
        t.join()
    return sorted(out)
