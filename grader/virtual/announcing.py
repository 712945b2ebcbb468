"""What all hooks build on: how an access is announced and told."""

from __future__ import annotations

import array
import collections
import gc
import types
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

from grader.engine.operation import ALL
from grader.virtual.places import CONTAINERS, Kind

if TYPE_CHECKING:
    from collections.abc import Hashable

    from grader.engine.scheduler import Scheduler
    from grader.virtual.places import Places

_DICT: Final[dict[Any, Any]] = {}
_ODICT: Final = collections.OrderedDict[Any, Any]()
_SEEN_THROUGH: Final = (
    type(_DICT.keys()),
    type(_DICT.values()),
    type(_DICT.items()),
    type(_ODICT.keys()),
    type(_ODICT.values()),
    type(_ODICT.items()),
    types.MappingProxyType,
)
"""Objects that show what is in a container, which they hold and nothing else."""
_OF_OBJECTS: Final = (list, set, collections.deque)
_OF_NUMBERS: Final = (array.array, bytearray)
_DEPTH: Final = 4
_MOST: Final = 100
"""How many containers in a container are looked into."""

SIMPLE_KEYS: Final = (int, str, bool, bytes, float, type(None))


class _Standing:
    """Stands for a generator where it is announced."""

    __slots__ = ()


class Announcing:
    """What the hooks need of each other.

    Attributes:
        places: What is known of the classes of the current execution.
        unrepeatable: Whether a function was ever given an attribute: it outlives its execution.
    """

    places: Places
    unrepeatable: bool

    def __init__(self) -> None:
        self._named: dict[int, tuple[Any, Any]] = {}
        """Dictionaries that are the attributes or variables of something: by identity, with it."""
        self._named_in: object = None
        self._stands_for: WeakKeyDictionary[Any, Any] = WeakKeyDictionary()

    def _read(
        self, scheduler: Scheduler, owner: Any, key: Hashable, place: Hashable, site: int
    ) -> None:
        raise NotImplementedError

    def _write(
        self, scheduler: Scheduler, owner: Any, key: Hashable, place: Hashable, site: int
    ) -> None:
        raise NotImplementedError

    def _wrote(self, scheduler: Scheduler, owner: Any, site: int) -> None:
        """Says that what was announced as a write is over only now.

        An iterator may take many steps for one item, and nobody else can use it meanwhile.
        """
        raise NotImplementedError

    def _told(
        self, scheduler: Scheduler, kind: str, site: int, owner: Any, key: Hashable, value: Any
    ) -> None:
        raise NotImplementedError

    def get(self, owner: Any, name: str, site: int) -> Any:
        """`owner.name`."""
        raise NotImplementedError

    def _content(self, value: Any) -> Any:
        """The object in which what is in `value` can change; None if it cannot."""
        if isinstance(value, CONTAINERS):
            return value
        if self.places.kind(type(value)) is not Kind.OPAQUE:
            return None
        if type(value) in _SEEN_THROUGH:
            return gc.get_referents(value)[0]
        if type(value) is memoryview:
            return value.obj
        if type(value) is types.GeneratorType:
            # Itself it must not be kept: it may have an end that somebody waits for.
            return self._stands_for.setdefault(value, _Standing())
        return value

    def _look(self, scheduler: Scheduler, value: Any, site: int) -> None:
        """Announces a read of all that is in a container."""
        content = self._content(value)
        if content is not None:
            self._look_at(scheduler, content, site)

    def _look_at(self, scheduler: Scheduler, content: Any, site: int) -> None:
        if self._named and id(content) in self._named:
            owner = self._named[id(content)][1]
            for name in list(content):
                self._read(scheduler, owner, name, name, site)
        else:
            self._read(scheduler, content, ALL, ALL, site)

    def _look_deep(self, scheduler: Scheduler, value: Any, site: int, *, objects: bool) -> None:
        """Announces reads of a container and of those in it.

        Args:
            scheduler: Of the execution.
            value: What is looked into.
            site: Where.
            objects: Whether the attributes of the program's objects are looked at as well.
        """
        seen: set[int] = set()
        level = [value]
        for _depth in range(_DEPTH):
            following: list[Any] = []
            for each in level:
                if id(each) in seen:
                    continue
                if len(seen) > _MOST:
                    scheduler.curb("only the first part of a large value was looked into")
                    return
                inside = self._inside(scheduler, each, site, objects=objects)
                if inside:
                    seen.add(id(each))
                    following += [found for found in inside if type(found) not in SIMPLE_KEYS]
            if not following:
                return
            level = following
        if any(self._content(each) is not None for each in level):
            scheduler.curb("only the outer part of a deep value was looked into")

    def _inside(self, scheduler: Scheduler, value: Any, site: int, *, objects: bool) -> list[Any]:
        """What is in a container, once a read of it was announced."""
        cls = type(value)
        if cls in SIMPLE_KEYS:
            return []
        if cls is tuple or cls is frozenset:
            return list(value)
        content = self._content(value)
        if content is not None:
            self._look_at(scheduler, content, site)
            if isinstance(content, dict):
                return [*content, *content.values()]
            if isinstance(content, _OF_OBJECTS):
                return list(content)
            return [] if isinstance(content, _OF_NUMBERS) else _attributes(content)
        if objects and self.places.is_ours(cls):
            for name in list(getattr(value, "__dict__", ())):
                self._read(scheduler, value, name, name, site)
            return _attributes(value)
        return []


def _attributes(value: Any) -> list[Any]:
    return list(getattr(value, "__dict__", {}).values())
