# mistake: no_lock
# caught by: test_one_load_however_many_ask, test_different_keys_load_at_once, test_a_failed_load_is_not_kept, test_nobody_waits_by_spinning
# why: two look before either has written down that it loads.
# told as: nothing
# visible test: misses it
"""Writes down what is under way, without a lock."""

from collections import OrderedDict
from threading import Event, Thread


class Cache:
    def __init__(self, load, capacity):
        self.load = load
        self.capacity = capacity
        self.kept = OrderedDict()
        self.under_way = {}

    def get(self, key):
        if key in self.under_way:
            self.under_way[key].wait()
        if key in self.kept:
            self.kept.move_to_end(key)
            return self.kept[key]
        self.under_way[key] = Event()
        try:
            value = self.load(key)
        finally:
            self.under_way.pop(key).set()
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
