"""Reference: values in the order of their last use; beside them, a future for each that is under way."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from concurrent.futures import Future
from threading import Lock, Thread
from typing import Any


class Cache:
    """Keeps the last `capacity` values that were asked for."""

    def __init__(self, load: Callable[[Any], Any], capacity: int) -> None:
        self.load = load
        self.capacity = capacity
        self.lock = Lock()
        self.kept: OrderedDict[Hashable, Any] = OrderedDict()
        self.under_way: dict[Hashable, Future[Any]] = {}

    def get(self, key: Hashable) -> Any:
        """Return load(key), or what is kept of it."""
        with self.lock:
            if key in self.kept:
                self.kept.move_to_end(key)
                return self.kept[key]
            if key in self.under_way:
                another = self.under_way[key]
            else:
                another = None
                mine: Future[Any] = Future()
                self.under_way[key] = mine
        if another is not None:
            return another.result()
        try:
            value = self.load(key)
        except BaseException as error:
            self._settle(key)
            mine.set_exception(error)
            raise
        self._settle(key, value)
        mine.set_result(value)
        return value

    def _settle(self, key: Hashable, *values: Any) -> None:
        """Note that it is not under way any more, and keep its value if there is one."""
        with self.lock:
            del self.under_way[key]
            for value in values:
                self.kept[key] = value
                if len(self.kept) > self.capacity:
                    self.kept.popitem(last=False)


class Visitor(Thread):
    """A thread that asks for several keys, one after the other."""

    def __init__(
        self,
        cache: Cache,
        keys: Iterable[Hashable],
        *,
        name: str | None = None,
        daemon: bool | None = None,
    ) -> None:
        super().__init__(name=name, daemon=daemon)
        self.cache = cache
        self.keys = keys
        self.got: list[Any] = []

    def run(self) -> None:
        for key in self.keys:
            self.got.append(self.cache.get(key))
