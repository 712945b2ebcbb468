# mistake: evicted_in_flight
# caught by: test_one_load_however_many_ask
# why: what is under way stands among what is kept, and is thrown out as the oldest: the next one loads it again.
# visible test: misses it
"""Keeps futures, and throws out the oldest."""

from collections import OrderedDict
from concurrent.futures import Future
from threading import Lock, Thread


class Cache:
    def __init__(self, load, capacity):
        self.load = load
        self.capacity = capacity
        self.lock = Lock()
        self.kept = OrderedDict()

    def get(self, key):
        with self.lock:
            future = self.kept.get(key)
            mine = future is None
            if mine:
                future = self.kept[key] = Future()
                if len(self.kept) > self.capacity:
                    self.kept.popitem(last=False)
            else:
                self.kept.move_to_end(key)
        if mine:
            try:
                future.set_result(self.load(key))
            except Exception as error:
                with self.lock:
                    self.kept.pop(key, None)
                future.set_exception(error)
        return future.result()


class Visitor(Thread):
    def __init__(self, cache, keys, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.cache = cache
        self.keys = keys
        self.got = []

    def run(self):
        for key in self.keys:
            self.got.append(self.cache.get(key))
