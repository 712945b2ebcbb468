# reason: deadlock
# source: https://github.com/prometheus/client_python/issues/363 and https://github.com/prometheus/client_python/pull/371
# within: 1
# shrinks to: 0
# why: a garbage collection during the locked read calls back into the metrics, which want the lock once more.
import threading


class Value:
    def __init__(self, collector):
        self.collector = collector
        self.collector.callbacks.append(self.collected)
        self.lock = threading.Lock()
        self.number = 0

    def collected(self):
        with self.lock:
            self.number += 1

    def get(self):
        with self.lock:
            return self.number + self.collector.allocate()


class Collector:
    def __init__(self):
        self.callbacks = []
        self.garbage = 0

    def allocate(self):
        self.garbage += 1
        if self.garbage >= 2:
            self.garbage = 0
            for callback in self.callbacks:
                callback()
        return 0


class Scrape(threading.Thread):
    def __init__(self, value):
        super().__init__()
        self.value = value

    def run(self):
        self.shown = self.value.get()


def main():
    collector = Collector()
    value = Value(collector)
    scrapes = [Scrape(value), Scrape(value)]
    for scrape in scrapes:
        scrape.start()
    for scrape in scrapes:
        scrape.join()
