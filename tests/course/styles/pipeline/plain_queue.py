import queue
import threading

STOP = object()


class Producer(threading.Thread):
    def __init__(self, items, queue):
        super().__init__()
        self.items = items
        self.queue = queue

    def run(self):
        for item in self.items:
            self.queue.put(item)


class Consumer(threading.Thread):
    def __init__(self, queue, results):
        super().__init__()
        self.queue = queue
        self.results = results

    def run(self):
        while True:
            item = self.queue.get()
            if item is STOP:
                break
            self.results.append(item)


def run_pipeline(items, producers, consumers):
    q = queue.Queue()
    results = []
    ps = [Producer(items[i::producers], q) for i in range(producers)]
    cs = [Consumer(q, results) for i in range(consumers)]
    for t in ps + cs:
        t.start()
    for p in ps:
        p.join()
    for c in cs:
        q.put(STOP)
    for c in cs:
        c.join()
    results.sort()
    return results
