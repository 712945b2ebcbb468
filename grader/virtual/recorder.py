"""The recorder: writes down what happens in one execution, in terms of the student's source."""

from __future__ import annotations

import sys
import weakref
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from grader.engine.mutex import Mutex
from grader.engine.operation import CALL, READ, RELEASE, SLEEP, WAIT, WRITE
from grader.engine.task import Task
from grader.virtual.shown import shown

if TYPE_CHECKING:
    from types import FrameType

    from grader.engine.scheduler import Scheduler
    from grader.virtual.instrument.sites import Sites

_MISSING: Any = object()
_NAMED = 50
"""Items of a container among which locks are looked for: a thousand threads may hand one around."""

_ENTERING = frozenset({"acquire", "__enter__", "enter_context"})
_LEAVING = frozenset({"release", "__exit__"})
_THREADING = frozenset(
    {"start", "join", "is_alive", "run", "_bootstrap", "_bootstrap_inner", "_delete", "__init__"}
)


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that a task did.

    Attributes:
        step: How many steps its task had done by then.
        place: `(number of the object, key)`, equal for events that touch the same place; None for
            others.
        writes: Whether it changed that place.
        mutexes: The locks it held.
        site: Of an access, its site.
        within: Of a lock operation, the program's functions it was called in, the outermost first.
    """

    task: Task
    step: int
    kind: str
    file: str
    line: int
    function: str
    location: str | None
    value: str | None
    place: tuple[int, Any] | None
    writes: bool
    mutexes: tuple[Mutex, ...]
    site: int | None
    within: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a lock was made."""

    task: Task
    file: str
    line: int
    function: str
    internal: bool


class EventRecorder:
    """Records the events of one execution.

    Args:
        sites: The program's sites.
        files: The files of the program: events are placed at the innermost frame in one of them.
    """

    def __init__(self, sites: Sites, files: frozenset[str]) -> None:
        self._sites = sites
        self._files = files
        self.scheduler: Scheduler | None = None
        self.events: list[Event] = []
        self.origins: dict[Mutex, Origin] = {}
        self._held: dict[Task, list[Mutex]] = {}
        self._named: dict[int, tuple[Any, str]] = {}
        self._numbers: dict[str, list[Any]] = {}
        self._objects: dict[int, int] = {}  # by address, as long as they live
        self._seen: list[Any] = []

    # -- what the engine and the hooks tell

    def made(self, mutex: Mutex) -> None:
        """A mutex was made."""
        frame, called = self._where()
        task = mutex.born_by
        file, line, function = _position(frame)
        self.origins[mutex] = Origin(task, file, line, function, called == "wait")

    def took(self, task: Task, mutex: Mutex) -> None:
        """A task holds a mutex; what the library makes for itself is left out."""
        if not self.is_internal(mutex):
            self._held.setdefault(task, []).append(mutex)

    def gave_back(self, task: Task, mutex: Mutex) -> None:
        """A task holds a mutex no longer."""
        if not self.is_internal(mutex):
            self._held[task].remove(mutex)

    def note(self, task: Task, kind: str, subject: object, *, value: object = None) -> None:
        """An operation of the engine was done."""
        frame, called = self._where(task)
        file, line, function = _position(frame)
        location: str | None = None
        told = None
        if isinstance(subject, Mutex):
            origin = self.origins.get(subject)
            if origin is not None and origin.internal and kind != WAIT:
                return
            if called and called not in _ENTERING | _LEAVING:
                if kind == RELEASE:
                    return
                location, kind = f"{called}()", WAIT if kind == WAIT else CALL
            else:
                location = self.name(subject)
                self._remember_use(subject, frame)
            if kind == "try_acquire":
                told = "taken" if value else "not free"
        elif isinstance(subject, Task):
            location = subject.label
            told = None if value is None else ("ended" if value else "still running")
        elif kind == SLEEP:
            told = f"{value:g} s"
        elif isinstance(value, BaseException):
            told = f"{type(value).__name__}: {value}"
            file, line, function = self._raised(value) or (file, line, function)
        locks = isinstance(subject, Mutex)
        place = (self._number(subject), None) if locks else None
        within = self._within(frame) if locks else ()
        position = (file, line, function)
        self._add(task, kind, position, location, told, place, writes=True, within=within)

    def access(self, kind: str, site: int, owner: Any, key: Any, value: Any) -> None:
        """Something shared was read or written."""
        where = self._sites[site]
        location = where.name
        if kind == WRITE:
            inside = where.owner and isinstance(owner, list | dict) and key is not None
            self._name_locks(owner, f"{where.name}[{key!r}]" if inside else where.name, value)
        if where.owner and isinstance(owner, list | dict) and key is not None:
            location = f"{where.name}[{key!r}]" if len(repr(key)) < 30 else where.name
        scheduler = self.scheduler
        assert scheduler is not None
        told = shown(value)
        inner = None if isinstance(owner, list | dict | set) else key
        if hasattr(type(owner), "_local__impl"):  # of a threading.local each thread has its own
            inner = f"{key} of {scheduler.current.label}"
        self._add(
            scheduler.current,
            kind,
            (where.file, where.line, where.function),
            location,
            told,
            (self._number(owner), inner),
            writes=kind == WRITE,
            site=site,
        )

    def saw(self, site: int, place: Any, name: str) -> None:
        """A shared variable is about to be read, by the innermost frame of the program."""
        frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 - above the recorder
        while frame is not None and frame.f_code.co_filename not in self._files:
            frame = frame.f_back
        if frame is not None:
            value = frame.f_locals.get(name, frame.f_globals.get(name, _MISSING))
            if value is not _MISSING:
                self.access(READ, site, place, name, value)

    def called(
        self, name: str, site: int, owner: Any, args: tuple[Any, ...], value: Any, *, reads: bool
    ) -> None:
        """A method of a container or of an unknown object was called."""
        where = self._sites[site]
        scheduler = self.scheduler
        assert scheduler is not None
        given = ", ".join(shown(argument) for argument in args[:3])
        self._add(
            scheduler.current,
            READ if reads else CALL,
            (where.file, where.line, where.function),
            f"{where.name}.{name}({given})",
            shown(value) if value is not None else None,
            (self._number(owner), None),
            writes=not reads,
            site=site,
        )

    def _number(self, owner: Any) -> int:
        """A number for an object, which no other one of this execution has.

        Its address may serve again. What can't be watched is kept, so that it doesn't.
        """
        address = id(owner)
        number = self._objects.get(address)
        if number is None:
            number = self._objects[address] = len(self._seen) + 1
            try:
                watched = weakref.ref(owner, lambda _: self._objects.pop(address, None))
            except TypeError:
                self._seen.append(owner)
            else:
                self._seen.append(watched)
        return number

    def _add(
        self,
        task: Task,
        kind: str,
        position: tuple[str, int, str],
        location: str | None,
        value: str | None,
        place: tuple[int, Any] | None,
        *,
        writes: bool,
        site: int | None = None,
        within: tuple[str, ...] = (),
    ) -> None:
        last = self.events[-1] if self.events else None
        repeats = (
            last is not None
            and kind == CALL
            and (last.task, last.kind, last.line, last.location)
            == (task, kind, position[1], location)
            and last.file == position[0]
        )
        if repeats:
            return
        held = tuple(self._held.get(task, ()))
        if kind != READ and kind != WRITE:
            task.polled = task.steps
        self.events.append(
            Event(
                task,
                task.steps,
                kind,
                *position,
                location,
                value,
                place,
                writes,
                held,
                site,
                within,
            )
        )

    def is_internal(self, mutex: Mutex) -> bool:
        """Whether a mutex was made by the library for itself, as `Condition.wait` does."""
        origin = self.origins.get(mutex)
        return origin is not None and origin.internal

    # -- where

    def _where(self, task: Task | None = None) -> tuple[FrameType | None, str | None]:
        """The program's innermost frame, and the library function that it called, if it did."""
        frame: FrameType | None = sys._getframe(2)  # noqa: SLF001 - above the recorder
        if task is not None and task.greenlet is not None and task.greenlet.gr_frame is not None:
            # Not the one that runs: it was put on hold while it was about to do this.
            frame = task.greenlet.gr_frame
        called = None
        while frame is not None:
            code = frame.f_code
            if code.co_filename in self._files:
                return frame, called
            if "grader" not in code.co_filename:
                called = None if code.co_name in _THREADING else code.co_name
            frame = frame.f_back
        return None, None

    def _within(self, frame: FrameType | None) -> tuple[str, ...]:
        """The program's functions around a frame, the outermost first."""
        names: list[str] = []
        while frame is not None:
            if frame.f_code.co_filename in self._files:
                names.append(_position(frame)[2])
            frame = frame.f_back
        return tuple(reversed(names))

    def _raised(self, error: BaseException) -> tuple[str, int, str] | None:
        """The innermost frame of the program that an exception came through."""
        found = None
        trace = error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename in self._files:
                found = _position(trace.tb_frame)[0], trace.tb_lineno, _position(trace.tb_frame)[2]
            trace = trace.tb_next
        return found

    # -- the names of locks

    def _name_locks(self, owner: Any, name: str, value: Any) -> None:
        if isinstance(value, list | tuple):
            for place, item in enumerate(value[:_NAMED]):
                self._name_lock(owner, f"{name}[{place}]", item)
        elif isinstance(value, dict):
            for item_key, item in list(islice(value.items(), _NAMED)):
                self._name_lock(owner, f"{name}[{item_key!r}]", item)
        else:
            self._name_lock(owner, name, value)

    def _name_lock(self, owner: Any, name: str, value: Any) -> None:
        mutex = mutex_of(value)
        if mutex is not None and id(mutex) not in self._named:
            self._named[id(mutex)] = (owner, name)
            numbers = self._numbers.setdefault(type(owner).__name__, [])
            if not any(each is owner for each in numbers):
                numbers.append(owner)

    def _remember_use(self, mutex: Mutex, frame: FrameType | None) -> None:
        if id(mutex) in self._named or frame is None:
            return
        for name, value in frame.f_locals.items():
            if mutex_of(value) is mutex and not name.startswith("@"):
                self._named[id(mutex)] = (None, name)
                return

    def name(self, mutex: Mutex) -> str:
        """A lock's name, as near as possible to what the student wrote."""
        found = self._named.get(id(mutex))
        if found is None:
            origin = self.origins.get(mutex)
            return (
                f"the lock of line {origin.line}"
                if origin is not None and origin.line
                else "a lock"
            )
        owner, name = found
        if owner is None or type(owner).__name__ in ("dict", "list", "Scope"):
            return name
        numbers = self._numbers[type(owner).__name__]
        kind = owner.__name__ if isinstance(owner, type) else type(owner).__name__
        if len(numbers) < 2 or isinstance(owner, type):
            return f"{kind}.{name}"
        number = next(place for place, each in enumerate(numbers, 1) if each is owner)
        return f"{kind}-{number}.{name}"


def _position(frame: FrameType | None) -> tuple[str, int, str]:
    if frame is None:
        return "", 0, ""
    code = frame.f_code
    return code.co_filename, frame.f_lineno, code.co_qualname.replace("<locals>.", "")


_PLAIN = frozenset({type(None), bool, int, float, str, bytes, tuple, list, dict, set})


def mutex_of(value: Any) -> Mutex | None:
    """The mutex beneath a lock, condition, semaphore, event or queue; None for anything else."""
    if type(value) in _PLAIN:
        return None
    for _depth in range(4):
        if isinstance(value, Mutex):
            return value
        inner = None
        for name in ("_mutex", "_lock", "_cond", "mutex"):
            try:
                inner = object.__getattribute__(value, name)
            except AttributeError:
                continue
            break
        if inner is None:
            return None
        value = inner
    return None
