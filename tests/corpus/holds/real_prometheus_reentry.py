# exhaustible: yes
# source: https://github.com/prometheus/client_python/pull/371
# mends: real_prometheus_reentry
# why: the callback only counts in a plain list, without a lock; the number is made when it is asked for.
import threading


class Value:
    def __init__(self, collector):
        self.collector = collector
        self.collector.callbacks.append(self.collected)
        self.lock = threading.Lock()
        self.seen = []

    def collected(self):
        self.seen.append(1)

    def get(self):
        with self.lock:
            return len(self.seen) + self.collector.allocate()


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
    assert len(value.seen) == 1
    assert all(scrape.shown in (0, 1) for scrape in scrapes)
