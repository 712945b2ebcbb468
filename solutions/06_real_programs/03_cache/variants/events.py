"""An object with an event for each that is under way."""

from collections import OrderedDict
from threading import Event, RLock, Thread


class Loading:
    def __init__(self):
        self.over = Event()
        self.value = None
        self.error = None


class Cache:
    def __init__(self, load, capacity):
        self.load = load
        self.capacity = capacity
        self.lock = RLock()
        self.kept = OrderedDict()
        self.under_way = {}

    def get(self, key):
        with self.lock:
            if key in self.kept:
                self.kept.move_to_end(key)
                return self.kept[key]
            loading = self.under_way.get(key)
            first = loading is None
            if first:
                loading = self.under_way[key] = Loading()
        if first:
            try:
                loading.value = self.load(key)
            except Exception as error:
                loading.error = error
            with self.lock:
                if loading.error is None:
                    self.kept[key] = loading.value
                    if len(self.kept) > self.capacity:
                        self.kept.popitem(last=False)
                del self.under_way[key]
            loading.over.set()
        else:
            loading.over.wait()
        if loading.error is not None:
            raise loading.error
        return loading.value


class Visitor(Thread):
    def __init__(self, cache, keys, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.cache = cache
        self.keys = keys
        self.got = []

    def run(self):
        for key in self.keys:
            self.got.append(self.cache.get(key))
