from threading import Lock, Thread

_MISSING = object()


class Lazy:
    __slots__ = ("_factory", "_lock", "_value")

    def __init__(self, factory):
        self._factory = factory
        self._lock = Lock()
        self._value = _MISSING

    def get(self):
        value = self._value
        if value is _MISSING:
            with self._lock:
                value = self._value
                if value is _MISSING:
                    value = self._value = self._factory()
        return value


class Asker(Thread):
    def __init__(self, lazy, **options):
        super().__init__(**options)
        self.lazy = lazy
        self.got = None

    def run(self):
        self.got = self.lazy.get()
