# mistake: newest_leaves
# caught by: test_the_least_recently_used_leaves
# why: popitem() takes out the last one, which is the one that was just loaded.
# told as: nothing
"""Throws out the newest."""

from collections import OrderedDict
from threading import Condition, Thread


class Cache:
    def __init__(self, load, capacity):
        self.load = load
        self.capacity = capacity
        self.kept = OrderedDict()
        self.under_way = set()
        self.changed = Condition()

    def get(self, key):
        with self.changed:
            while key in self.under_way:
                self.changed.wait()
            if key in self.kept:
                self.kept.move_to_end(key)
                return self.kept[key]
            self.under_way.add(key)
        try:
            value = self.load(key)
            with self.changed:
                self.kept[key] = value
                if len(self.kept) > self.capacity:
                    self.kept.popitem()
        finally:
            with self.changed:
                self.under_way.discard(key)
                self.changed.notify_all()
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
