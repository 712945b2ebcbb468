"""A number for each use; the smallest leaves."""

from itertools import count
from threading import Condition, Thread


class Cache:
    def __init__(self, load, capacity):
        self.load = load
        self.capacity = capacity
        self.values = {}
        self.used = {}
        self.uses = count()
        self.loading = []
        self.condition = Condition()

    def get(self, key):
        with self.condition:
            self.condition.wait_for(lambda: key not in self.loading)
            if key in self.values:
                self.used[key] = next(self.uses)
                return self.values[key]
            self.loading.append(key)
        value, error = None, None
        try:
            value = self.load(key)
        except Exception as raised:
            error = raised
        with self.condition:
            self.loading.remove(key)
            self.condition.notify_all()
            if error is not None:
                raise error
            if len(self.values) == self.capacity:
                oldest = min(self.used, key=self.used.get)
                del self.values[oldest], self.used[oldest]
            self.values[key] = value
            self.used[key] = next(self.uses)
        return value


class Visitor(Thread):
    def __init__(self, cache, keys, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.cache = cache
        self.keys = keys
        self.got = []

    def run(self):
        for key in self.keys:
            self.got.append(self.cache.get(key))
