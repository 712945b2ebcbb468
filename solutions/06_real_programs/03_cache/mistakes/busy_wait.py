# mistake: busy_wait
# caught by: test_nobody_waits_by_spinning
# why: asking again and again whether it is loaded keeps a processor busy with nothing.
# visible test: misses it
"""Asks again and again."""

from collections import OrderedDict
from threading import Lock, Thread


class Cache:
    def __init__(self, load, capacity):
        self.load = load
        self.capacity = capacity
        self.lock = Lock()
        self.kept = OrderedDict()
        self.under_way = set()

    def get(self, key):
        while True:
            with self.lock:
                if key in self.kept:
                    self.kept.move_to_end(key)
                    return self.kept[key]
                if key not in self.under_way:
                    self.under_way.add(key)
                    break
        try:
            value = self.load(key)
            with self.lock:
                self.kept[key] = value
                if len(self.kept) > self.capacity:
                    self.kept.popitem(last=False)
        finally:
            with self.lock:
                self.under_way.discard(key)
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
