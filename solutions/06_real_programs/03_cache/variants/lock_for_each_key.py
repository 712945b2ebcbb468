"""A lock for each key; who had to wait looks once more."""

from threading import Lock, Thread


class Cache:
    def __init__(self, load, capacity):
        self.load = load
        self.capacity = capacity
        self.lock = Lock()
        self.kept = {}
        self.key_locks = {}

    def look(self, key):
        with self.lock:
            if key not in self.kept:
                return False, None
            value = self.kept.pop(key)
            self.kept[key] = value
            return True, value

    def get(self, key):
        found, value = self.look(key)
        if found:
            return value
        with self.lock:
            key_lock = self.key_locks.setdefault(key, Lock())
        with key_lock:
            found, value = self.look(key)
            if found:
                return value
            value = self.load(key)
            with self.lock:
                self.kept[key] = value
                if len(self.kept) > self.capacity:
                    del self.kept[next(iter(self.kept))]
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
