# mistake: one_big_lock
# caught by: test_different_keys_load_at_once
# why: the lock is held while something is loaded, and all others wait, whatever they want.
# told as: one_big_lock
"""Loads under the lock."""

from collections import OrderedDict
from threading import Lock, Thread


class Cache:
    def __init__(self, load, capacity):
        self.load = load
        self.capacity = capacity
        self.lock = Lock()
        self.kept = OrderedDict()

    def get(self, key):
        with self.lock:
            if key in self.kept:
                self.kept.move_to_end(key)
                return self.kept[key]
            value = self.kept[key] = self.load(key)
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
