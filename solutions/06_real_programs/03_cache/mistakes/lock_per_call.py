# mistake: lock_per_call
# caught by: test_one_load_however_many_ask, test_a_failed_load_is_not_kept
# why: a lock that is made in each call is held by nobody else.
# told as: duplicate_load
"""Makes a lock for each call."""

from collections import OrderedDict
from threading import Lock, Thread


class Cache:
    def __init__(self, load, capacity):
        self.load = load
        self.capacity = capacity
        self.kept = OrderedDict()

    def get(self, key):
        with Lock():
            if key in self.kept:
                self.kept.move_to_end(key)
                return self.kept[key]
        value = self.load(key)
        with Lock():
            self.kept[key] = value
            if len(self.kept) > self.capacity:
                self.kept.popitem(last=False)
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
