"""The hooks for what is in containers: items, membership, iteration, methods."""

from __future__ import annotations

import types
from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from grader.engine.operation import ALL, READ, WRITE
from grader.virtual.announcing import SIMPLE_KEYS, Announcing
from grader.virtual.instrument.names import READING_METHODS, TAKING_METHODS
from grader.virtual.kept import Operation
from grader.virtual.places import CONTAINERS
from grader.virtual.running import RUNNING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from grader.engine.scheduler import Scheduler

_SECOND: Final[Callable[[Any, Any], Any]] = {}.get
"""Gives the second of two arguments, the first being nobody's key."""
_C_METHODS: Final = (types.BuiltinMethodType, types.MethodWrapperType)


class Contents(Announcing):
    """The hooks for containers, and for objects of which nothing is known."""

    @staticmethod
    def _place_in(owner: Any, key: Any) -> Hashable:
        if type(key) not in SIMPLE_KEYS:
            return ALL
        if type(key) is int and key < 0 and hasattr(owner, "__len__"):
            return key + len(owner)
        return key  # type: ignore[no-any-return]

    # -- items

    def item(self, owner: Any, key: Any, site: int) -> Any:
        """`owner[key]`."""
        scheduler = RUNNING.scheduler
        if scheduler is None or scheduler.dying:
            return owner[key]
        if not isinstance(owner, CONTAINERS) or (self._named and id(owner) in self._named):
            return self._other_item(scheduler, owner, key, site)
        place = self._place_in(owner, key)
        makes = hasattr(owner, "__missing__") and (place is ALL or key not in owner)
        if makes and type(owner) is defaultdict and place is not ALL:
            factory = owner.default_factory
            if isinstance(factory, types.FunctionType | types.MethodType):
                return self._made(scheduler, owner, key, site)
        (self._write if makes else self._read)(scheduler, owner, place, ALL, site)
        value = owner[key]
        if scheduler.recorder is not None:
            self._told(scheduler, READ, site, owner, place, value)
        return value

    def _made(self, scheduler: Scheduler, owner: defaultdict[Any, Any], key: Any, site: int) -> Any:
        """A missing item of a defaultdict whose factory is written in Python.

        That takes its time between the look and the store.
        """
        self._read(scheduler, owner, ALL, ALL, site)
        if key in owner:
            return owner[key]
        factory: Any = owner.default_factory
        value = factory()
        self.set_item(value, owner, key, site)
        return value

    def _other_item(self, scheduler: Scheduler, owner: Any, key: Any, site: int) -> Any:
        """An item of an object that is no plain container."""
        named = self._named.get(id(owner))
        if named is not None:
            self._read(scheduler, named[1], key, key, site)
            value = owner[key]
            if scheduler.recorder is not None:
                self._told(scheduler, READ, site, named[1], key, value)
            return value
        if self._content(owner) is not None:
            self._look_deep(scheduler, owner, site, objects=False)
        return owner[key]

    def set_item(self, value: Any, owner: Any, key: Any, site: int) -> None:
        """`owner[key] = value`."""
        scheduler = RUNNING.scheduler
        if scheduler is None or scheduler.dying:
            owner[key] = value
            return
        if not isinstance(owner, CONTAINERS) or (self._named and id(owner) in self._named):
            self._change_other(scheduler, owner, key, site)
            owner[key] = value
            return
        place = self._place_in(owner, key)
        if isinstance(owner, dict) and place is not ALL and key not in owner:
            place = ALL
        self._write(scheduler, owner, place, ALL, site)
        owner[key] = value
        if scheduler.recorder is not None:
            self._told(scheduler, WRITE, site, owner, key, value)

    def _change_other(self, scheduler: Scheduler, owner: Any, key: Any, site: int) -> None:
        named = self._named.get(id(owner))
        if named is not None:
            self._write(scheduler, named[1], key, key, site)
        else:
            content = self._content(owner)
            if content is not None:
                self._write(scheduler, content, ALL, ALL, site)

    def delete_item(self, owner: Any, key: Any, site: int) -> None:
        """`del owner[key]`."""
        scheduler = RUNNING.scheduler
        if scheduler is not None and not scheduler.dying:
            self._change_other(scheduler, owner, key, site)
        del owner[key]

    # -- looking into

    def touch(self, value: Any, site: int) -> Any:
        """A value whose truth, text or items are about to be asked for."""
        if type(value) in SIMPLE_KEYS:
            return value
        scheduler = RUNNING.scheduler
        if scheduler is None or scheduler.dying:
            return value
        content = self._content(value)
        if content is not None:
            self._look_at(scheduler, content, site)
            if scheduler.recorder is not None:
                self._told(scheduler, READ, site, content, ALL, value)
        return value

    def show(self, value: Any, site: int) -> Any:
        """A value whose text is about to be asked for, or which is compared.

        Containers in it are looked into, too.
        """
        if type(value) in SIMPLE_KEYS:
            return value
        scheduler = RUNNING.scheduler
        if scheduler is None or scheduler.dying:
            return value
        mark = scheduler.mark()
        self._look_deep(scheduler, value, site, objects=False)
        scheduler.together(mark)
        if scheduler.recorder is not None and isinstance(value, CONTAINERS):
            self._told(scheduler, READ, site, value, ALL, value)
        return value

    def answered(self, value: Any, site: int) -> None:
        """What the program returned is about to be read as a whole.

        As a point it may be seen to race, like any other; it is no race that a report should name.
        """
        scheduler = RUNNING.scheduler
        if type(value) not in SIMPLE_KEYS and scheduler is not None and not scheduler.dying:
            mark = scheduler.mark()
            self._look_deep(scheduler, value, site, objects=False)
            scheduler.together(mark)

    def contains(self, value: Any, owner: Any, site: int) -> bool:
        """`value in owner`."""
        scheduler = RUNNING.scheduler
        content = None
        if scheduler is not None and not scheduler.dying:
            content = self._content(owner)
        if scheduler is None or content is None:
            return value in owner
        place = value if isinstance(content, dict) and type(value) in SIMPLE_KEYS else ALL
        if self._named and id(content) in self._named:
            self._read(scheduler, self._named[id(content)][1], place, place, site)
        else:
            self._read(scheduler, content, place, ALL, site)
        found = value in owner
        if scheduler.recorder is not None:
            self._told(scheduler, READ, site, content, place, found)
        return found

    def into(self, owner: Any, operand: Any, site: int) -> Any:
        """The operand of `owner += operand`, which changes a container in place."""
        scheduler = RUNNING.scheduler
        if type(owner) in SIMPLE_KEYS or scheduler is None or scheduler.dying:
            return operand
        content = self._content(owner)
        if content is None:
            return operand
        self._write(scheduler, content, ALL, ALL, site)
        return Pieces(self, operand, content, site) if _is_iterator(operand) else operand

    # -- iteration

    def iterate(self, value: Any, site: int, called: int = 0) -> Any:
        """What a loop goes through.

        Each step of it through a container looks into the container; each step of an iterator that
        others may have as well changes the iterator.

        Args:
            value: What it is.
            site: Where.
            called: Whether a call gave it: then a generator is a new one.
        """
        scheduler = RUNNING.scheduler
        if scheduler is None or scheduler.dying:
            return value
        content = self._content(value)
        if content is None:
            return value
        if isinstance(content, CONTAINERS):
            return self._steps(content, iter(value), site)
        if not _is_iterator(value) or (called and type(value) is types.GeneratorType):
            return value
        return Pieces(self, value, content, site)

    def iterate_unpacked(self, value: Any, site: int, called: int = 0) -> Any:
        """What a loop goes through that unpacks each item."""
        scheduler = RUNNING.scheduler
        if scheduler is None or scheduler.dying:
            return value
        steps = self.iterate(value, site, called)
        inner = isinstance(value, tuple | list) and any(
            isinstance(each, CONTAINERS) for each in value
        )
        return self._touched(steps, site) if inner else steps

    def _touched(self, steps: Iterable[Any], site: int) -> Iterator[Any]:
        # One after the other, also where it is compiled: mypyc makes a list of a generator
        # expression.
        for each in steps:
            yield self.touch(each, site)

    def _steps(self, container: Any, steps: Iterator[Any], site: int) -> Iterator[Any]:
        # Not a generator, whose end is an exception with a traceback: here nobody raises.
        return map(_SECOND, Looks(self, container, site), steps)

    def steps(self, value: Any, site: int) -> Any:
        """An iterator, for others to keep, that looks into a container step by step."""
        scheduler = RUNNING.scheduler
        if scheduler is None or scheduler.dying:
            return value
        content = self._content(value)
        if content is None or not isinstance(content, CONTAINERS):
            return value
        return Pieces(self, value, content, site, reads=True)

    # -- methods

    def _operate(
        self,
        method: Callable[..., Any],
        owner: Any,
        name: str,
        site: int,
        /,
        *args: Any,
        **kwargs: Any,
    ) -> Any:
        scheduler = RUNNING.scheduler
        if scheduler is None or scheduler.dying:
            return method(*args, **kwargs)
        key: Hashable = ALL
        if name == "get" and args and type(args[0]) in SIMPLE_KEYS:
            key = args[0]
        reads = name in READING_METHODS
        given = args
        mark = scheduler.mark()
        if name in TAKING_METHODS and isinstance(owner, CONTAINERS):
            for each in args:
                self._look(scheduler, each, site)
            if not reads:
                given = tuple(
                    Pieces(self, each, owner, site) if _is_iterator(each) else each for each in args
                )
        if self._named and id(owner) in self._named:
            self._operate_named(scheduler, owner, args, site, reads=reads)
        else:
            (self._read if reads else self._write)(scheduler, self._content(owner), key, ALL, site)
        scheduler.together(mark)
        try:
            value = method(*given, **kwargs)
        finally:
            if type(owner) is types.GeneratorType:
                self._wrote(scheduler, self._content(owner), site)
        if scheduler.recorder is not None:
            scheduler.recorder.called(name, site, owner, args, value, reads=reads)  # type: ignore[attr-defined]
        return value

    def _operate_named(
        self, scheduler: Scheduler, owner: Any, args: tuple[Any, ...], site: int, *, reads: bool
    ) -> None:
        """A method of the dictionary that is something's attributes: its names are touched."""
        place = self._named[id(owner)][1]
        names = [args[0]] if args and type(args[0]) is str else list(owner)
        if args and isinstance(args[0], dict):
            names = list(args[0])
        for name in names:
            (self._read if reads else self._write)(scheduler, place, name, name, site)

    def _python_method(self, method: types.MethodType, owner: Any, site: int) -> Any:
        """A method of a container that is written in Python."""
        counts = {Counter.update: 1, Counter.subtract: -1}.get(method.__func__)
        if counts is not None:
            return Operation(self._count, method, owner, site, counts)
        if isinstance(owner, Counter) and method.__func__.__module__ == "collections":
            return Operation(self._operate, method, owner, method.__name__, site)
        # Its code announces itself, where it is the program's.
        return method

    def _count(
        self,
        method: Callable[..., Any],
        owner: Any,
        site: int,
        sign: int,
        iterable: Iterable[Any] | None = None,
        /,
        **counts: Any,
    ) -> None:
        """`Counter.update` and `subtract`: for each element a read, an addition and a write."""
        scheduler = RUNNING.scheduler
        if scheduler is None or scheduler.dying:
            method(iterable, **counts)
            return
        if iterable is not None:
            self._look(scheduler, iterable, site)
            pairs = (
                list(iterable.items()) if isinstance(iterable, Mapping) else _each_once(iterable)
            )
            for element, number in pairs:
                before = self._operate(owner.get, owner, "get", site, element, 0)
                self.set_item(before + sign * number, owner, element, site)
        if counts:
            self._count(method, owner, site, sign, counts)

    def _computed(self, owner: Any, name: str, site: int) -> Any:
        """`owner.name` where nothing shared holds it: also a method that is called later."""
        value = getattr(owner, name)
        if isinstance(value, _C_METHODS):
            if self._content(owner) is not None:
                return Operation(self._operate, value, owner, name, site)
        elif isinstance(owner, type) and issubclass(owner, CONTAINERS):
            if isinstance(value, types.MethodDescriptorType | types.WrapperDescriptorType):
                return Operation(self._operate_on, value, owner, name, site)
        elif isinstance(value, types.MethodType) and isinstance(owner, CONTAINERS):
            return self._python_method(value, owner, site)
        return value

    def _operate_on(
        self, method: Any, cls: type, name: str, site: int, /, *args: Any, **kwargs: Any
    ) -> Any:
        """`list.append(items, 1)`: a method that is called of the class."""
        if not args or not isinstance(args[0], cls):
            return method(*args, **kwargs)
        bound = method.__get__(args[0])
        return self._operate(bound, args[0], name, site, *args[1:], **kwargs)


class Pieces:
    """An iterator of which each step is announced.

    Args:
        hooks: Announces.
        values: What it gives.
        place: What a step touches.
        site: Where.
        reads: Whether a step only reads it.
    """

    __slots__ = ("_hooks", "_place", "_reads", "_site", "_values")

    def __init__(
        self, hooks: Contents, values: Any, place: Any, site: int, *, reads: bool = False
    ) -> None:
        self._hooks = hooks
        self._values = iter(values)
        self._place = place
        self._site = site
        self._reads = reads

    def __iter__(self) -> Pieces:
        return self

    def __next__(self) -> Any:
        scheduler = RUNNING.scheduler
        if scheduler is not None and not scheduler.dying:
            hooks = self._hooks
            if self._reads:
                hooks._look_at(scheduler, self._place, self._site)  # noqa: SLF001 - one of theirs
            else:
                hooks._write(scheduler, self._place, ALL, ALL, self._site)  # noqa: SLF001 - as above
                try:
                    return next(self._values)
                finally:
                    hooks._wrote(scheduler, self._place, self._site)  # noqa: SLF001 - as above
        return next(self._values)

    def __length_hint__(self) -> int:
        return int(getattr(self._values, "__length_hint__", int)())


class Looks:
    """Announces a look into a container at each step, for as long as it is asked to."""

    __slots__ = ("_container", "_hooks", "_site")

    def __init__(self, hooks: Contents, container: Any, site: int) -> None:
        self._hooks = hooks
        self._container = container
        self._site = site

    def __iter__(self) -> Looks:
        return self

    def __next__(self) -> object:
        scheduler = RUNNING.scheduler
        if scheduler is not None and not scheduler.dying:
            self._hooks._look_at(scheduler, self._container, self._site)  # noqa: SLF001 - one of theirs
        return None


def _each_once(values: Iterable[Any]) -> Iterator[tuple[Any, int]]:
    for each in values:
        yield each, 1


def _is_iterator(value: Any) -> bool:
    return hasattr(type(value), "__next__")
