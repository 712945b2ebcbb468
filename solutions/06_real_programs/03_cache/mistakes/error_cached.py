# mistake: error_cached
# caught by: test_a_failed_load_is_not_kept
# why: the error is kept like a value, and whoever asks later gets it again.
"""Keeps errors."""

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
            outcome = self.kept.get(key)
            if outcome is None:
                self.under_way.add(key)
            else:
                self.kept.move_to_end(key)
        if outcome is None:
            try:
                outcome = True, self.load(key)
            except Exception as error:
                outcome = False, error
            with self.changed:
                self.kept[key] = outcome
                if len(self.kept) > self.capacity:
                    self.kept.popitem(last=False)
                self.under_way.discard(key)
                self.changed.notify_all()
        if not outcome[0]:
            raise outcome[1]
        return outcome[1]


class Visitor(Thread):
    def __init__(self, cache, keys, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.cache = cache
        self.keys = keys
        self.got = []

    def run(self):
        for key in self.keys:
            self.got.append(self.cache.get(key))
