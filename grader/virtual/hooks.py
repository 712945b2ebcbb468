"""The hooks that an instrumented module calls at each access to something that may be shared.

An access is a scheduling point where its site is hot: where it was seen to race with another
(`engine/happens_before`). Between accesses that never race it is enough to switch at the locks that
order them (Musuvathi and Qadeer, "Fair stateless model checking", PLDI 2008, section 3; the classic
argument that data-race-free programs are sequentially consistent). Every access counts as a step
all the same, so that a schedule means the same whatever is hot.
"""

from __future__ import annotations

import types
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from grader.engine.operation import ALL, HOT, READ, WRITE
from grader.virtual.identity import Identities
from grader.virtual.instrument.names import PARTICULAR_FUNCTIONS, WRITING_FUNCTIONS
from grader.virtual.instrument.sites import CHECK_FILE, Site
from grader.virtual.observations import Observation, Observed
from grader.virtual.places import (
    ATTRIBUTE,
    CONTAINERS,
    DIRECT,
    INSTANCE,
    NOWHERE,
    Kind,
    Places,
)
from grader.virtual.reflection import Reflection
from grader.virtual.running import RUNNING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable, Iterator

    from grader.engine.scheduler import Scheduler
    from grader.virtual.instrument.sites import Sites

_MISSING: Final[Any] = object()
_OUTLIVING: Final = (type, types.ModuleType, types.FunctionType)
"""What may be there before an execution and after it."""


class Scope:
    """Stands for the variables of one call of a function."""

    __slots__ = ()


class Hooks(Reflection):
    """The hooks for the modules of one program.

    Attributes:
        places: What is known of the classes of the current execution.
        observed: What was seen on the way.
        identities: What stands for the addresses of objects.
        races: Pairs of sites that were seen to race, in order of discovery.
        patched: Whether a module or a class that is not the program's was ever changed.
        answer: The site at which what the program returned is read.
        heat: How often it was found that more accesses have to be points.
        unrepeatable: Whether a function was ever given an attribute: it outlives its execution.
    """

    def __init__(self, sites: Sites, program: Collection[str], world: Collection[str]) -> None:
        super().__init__()
        self._sites = sites
        self._program = program
        self._hot = sites.hot
        self.places = Places(program, world)
        self._homes = self.places.homes
        self._ways = self.places.ways
        self.observed = Observed()
        self.identities = Identities()
        self.races: dict[tuple[int, int], int] = {}
        self._stored_beyond: set[str] = set()
        self.thread_class: type = object
        self.heat = 0
        self.answer = sites.add(Site(CHECK_FILE, 0, 0, "what is returned", "", ""))
        self.patched = False
        self.unrepeatable = False

    def begin(self) -> None:
        """Forgets the classes of the execution before."""
        self.places.begin()

    def names(self) -> dict[str, Callable[..., Any]]:
        """The hooks by the names that the rewriter uses."""
        return {
            "@get": self.get, "@set": self.set, "@del": self.delete, "@bind": self.bind,
            "@bind_thread": self.bind_thread, "@item": self.item, "@set_item": self.set_item,
            "@del_item": self.delete_item, "@see": self.see, "@store": self.store,
            "@call": self.call, "@touch": self.touch, "@contains": self.contains,
            "@iterate": self.iterate, "@iterate_unpacked": self.iterate_unpacked,
            "@steps": self.steps, "@each": self.each, "@into": self.into, "@loop": self.loop,
            "@show": self.show, "@print": self.print, "@reflect": self.reflect,
            "@dict_of": self.dict_of, "@variables": self.variables, "@slot": self.slot,
            "@match": self.matched, "@resumed": self.resumed, "@hashed": self.identities.hashed,
            "@slice": slice, "@scope": Scope, "@namespace": globals, "@poll": self.poll,
            "@polled": self.polled, "@without_ours": self.without_ours,
        }  # fmt: skip

    # -- the announcement

    def _read(
        self, scheduler: Scheduler, owner: Any, key: Hashable, place: Hashable, site: int
    ) -> None:
        """Announces a read of `owner`'s `key`.

        `place` is the key under which races are looked for.
        """
        if self._hot[site] or scheduler.every_access:
            scheduler.point((READ, id(owner), key, False))
        else:
            scheduler.current.steps += 1
        if scheduler.solitary:
            return
        racing = scheduler.shadow.read(scheduler.current, owner, place, site)
        if racing >= 0:
            self._race(racing, site)
        if place is ALL and scheduler.items is not None:
            self._look_at_item(scheduler, owner, key, site, writes=False)

    def _write(
        self, scheduler: Scheduler, owner: Any, key: Hashable, place: Hashable, site: int
    ) -> None:
        if self._hot[site] or scheduler.every_access:
            scheduler.point((WRITE, id(owner), key, True))
        else:
            scheduler.current.steps += 1
        scheduler.changes += 1
        if scheduler.solitary:
            return
        for racing in scheduler.shadow.write(scheduler.current, owner, place, site):
            self._race(racing, site)
        if place is ALL and scheduler.items is not None:
            self._look_at_item(scheduler, owner, key, site, writes=True)
        if scheduler.spin.parked:
            scheduler.spin.changed()

    def _wrote(self, scheduler: Scheduler, owner: Any, site: int) -> None:
        if self._hot[site] or scheduler.every_access:
            scheduler.also((WRITE, id(owner), ALL, True))

    def _race(self, first: int, second: int) -> None:
        self._heat_up(first, second)
        if self.answer not in (first, second):
            self.races.setdefault((min(first, second), max(first, second)), len(self.races))

    def _look_at_item(
        self, scheduler: Scheduler, owner: Any, key: Hashable, site: int, *, writes: bool
    ) -> None:
        assert scheduler.items is not None
        for racing in scheduler.items.access(scheduler.current, owner, key, site, writes=writes):
            self._heat_up(racing, site)

    def _heat_up(self, first: int, second: int) -> None:
        """From now on these accesses are points."""
        if not (self._hot[first] and self._hot[second]):
            self._hot[first] = self._hot[second] = 1
            self.heat += 1
            self.tell_heat()

    def tell_heat(self) -> None:
        """Says in the trace which accesses are points: it is not the same in all executions."""
        scheduler = RUNNING.scheduler
        if scheduler is not None:
            scheduler.also((HOT, 0, self.heat, False))

    def _told(
        self, scheduler: Scheduler, kind: str, site: int, owner: Any, key: Hashable, value: Any
    ) -> None:
        if scheduler.recorder is not None:
            scheduler.recorder.access(kind, site, owner, key, value)  # type: ignore[attr-defined]  # ours

    # -- attributes

    def get(self, owner: Any, name: str, site: int) -> Any:
        """`owner.name`."""
        scheduler = RUNNING.scheduler
        if scheduler is None or scheduler.dying:
            return getattr(owner, name)
        # The commonest access of all: what follows is `places.home` and `_read`, written out.
        cls = type(owner)
        try:
            home = self._homes[cls][name]
        except KeyError:
            home = self.places.home(cls, name)
        if type(home) is int and name not in getattr(owner, "__dict__", ()):
            return self._inherited(scheduler, owner, cls.__mro__[home], name, site)
        holder = owner if home is INSTANCE else self.places.holder(owner, name, home)
        if holder is None:
            return self._computed(owner, name, site)
        if self._hot[site] or scheduler.every_access:
            scheduler.point((READ, id(holder), name, False))
        else:
            scheduler.current.steps += 1
        if not scheduler.solitary:
            racing = scheduler.shadow.read(scheduler.current, holder, name, site)
            if racing >= 0:
                self._race(racing, site)
        value = getattr(owner, name)
        if scheduler.recorder is not None:
            self._told(scheduler, READ, site, holder, name, value)
        return value

    def _inherited(
        self, scheduler: Scheduler, owner: Any, holder: type, name: str, site: int
    ) -> Any:
        """`owner.name`, which the class holds and the instance does not, so far.

        Looks into both, in the order of CPython: whoever stores the attribute in the instance
        changes what is seen here as much as who stores it in the class.
        """
        self._read(scheduler, holder, name, name, site)
        nothing = holder
        value = vars(holder).get(name, nothing)
        self._read(scheduler, owner, name, name, site)
        own = getattr(owner, "__dict__", ())
        if value is nothing or name in own:
            value = getattr(owner, name)
        if scheduler.recorder is not None:
            place = holder if name in self._stored_beyond else owner
            self._told(scheduler, READ, site, place, name, value)
        return value

    def set(self, value: Any, owner: Any, name: str, site: int) -> None:
        """`owner.name = value`."""
        scheduler = RUNNING.scheduler
        if scheduler is None or scheduler.dying:
            setattr(owner, name, value)
            return
        cls = type(owner)
        try:
            home = self._homes[cls][name]
        except KeyError:
            home = self.places.home(cls, name)
        if home is NOWHERE and isinstance(getattr(cls, name, None), property):
            setattr(owner, name, value)
            return
        # A store goes to the instance, also where the class has an attribute of that name.
        place = owner if home is INSTANCE else self.places.written(owner)
        self._write(scheduler, place, name, name, site)
        setattr(owner, name, value)
        if isinstance(owner, _OUTLIVING):
            self._stored_beyond.add(name)
            self._changed_beyond(owner)
        if scheduler.recorder is not None:
            self._told(scheduler, WRITE, site, owner, name, value)

    def _changed_beyond(self, owner: Any) -> None:
        """Something was changed that outlives the execution."""
        home = owner.__name__ if isinstance(owner, types.ModuleType) else owner.__module__
        if isinstance(owner, types.FunctionType):
            self.unrepeatable = True
        elif home not in self._program:
            self.patched = True
        if isinstance(owner, type):
            self.places.forget()

    def delete(self, owner: Any, name: str, site: int) -> None:
        """`del owner.name`."""
        scheduler = RUNNING.scheduler
        if scheduler is not None and not scheduler.dying:
            self._write(scheduler, self.places.written(owner), name, name, site)
            if isinstance(owner, _OUTLIVING):
                self._changed_beyond(owner)
        delattr(owner, name)

    def bind(self, owner: Any, name: str, site: int) -> Any:
        """`owner.name`, about to be called."""
        cls = type(owner)
        try:
            way = self._ways[cls][name]
        except KeyError:
            way = self.places.way(cls, name)
        if way is DIRECT:
            return getattr(owner, name)
        if way is ATTRIBUTE:
            return self.get(owner, name, site)
        method = getattr(owner, name)
        if isinstance(method, types.MethodType) and isinstance(owner, CONTAINERS):
            return self._python_method(method, owner, site)
        return partial(self._operate, method, owner, name, site)

    def bind_thread(self, owner: Any, name: str, site: int) -> Any:
        """A method of that name may be a thread's: looks for misconceptions on the way."""
        scheduler = RUNNING.scheduler
        if scheduler is not None and isinstance(owner, self.thread_class):
            current = scheduler.current
            if name == "run" and current.thread is not owner:
                self._observe("called_run", site, current.label, type(owner).__name__)
            elif name == "isAlive":
                self._observe("removed_name", site, current.label, name)
            elif name == "is_alive" and scheduler.recorder is not None:
                return partial(self._asked, owner, name, site)
        elif (
            name in ("start", "join", "run")
            and isinstance(owner, type)
            and issubclass(owner, self.thread_class)
        ):
            self._observe("method_of_class", site, "", name)
        return self.bind(owner, name, site)

    def _asked(self, owner: Any, name: str, site: int, /, *args: Any, **kwargs: Any) -> Any:
        """A question to a thread, written down with its answer."""
        scheduler = RUNNING.scheduler
        value = getattr(owner, name)(*args, **kwargs)
        if scheduler is not None and scheduler.recorder is not None:
            scheduler.recorder.called(name, site, owner, (), value, reads=True)  # type: ignore[attr-defined]  # ours
        return value

    def _observe(self, what: str, site: int, task: str, detail: str) -> None:
        where = self._sites[site]
        if where.file != CHECK_FILE:  # a check may well call run() by hand, to see what happens
            self.observed.add(Observation(what, where.line, task, detail))

    def each(self, values: Any, place: Any, name: str, site: int) -> Iterator[Any]:
        """The values that a comprehension binds to a variable which an inner function captures."""
        return self._stores(iter(values), place, name, site)

    def _stores(self, values: Iterator[Any], place: Any, name: str, site: int) -> Iterator[Any]:
        for value in values:
            yield self.store(value, place, name, site)

    # -- variables

    def see(self, place: Any, name: str, site: int) -> None:
        """The read of a shared variable, which follows at once."""
        scheduler = RUNNING.scheduler
        if scheduler is None or scheduler.dying:
            return
        self._read(scheduler, place, name, name, site)
        if scheduler.recorder is not None:
            scheduler.recorder.saw(site, place, name)  # type: ignore[attr-defined]  # ours

    def store(self, value: Any, place: Any, name: str, site: int) -> Any:
        """The value of a shared variable, which is stored at once."""
        scheduler = RUNNING.scheduler
        if scheduler is not None and not scheduler.dying:
            self._write(scheduler, place, name, name, site)
            if scheduler.recorder is not None:
                self._told(scheduler, WRITE, site, place, name, value)
        return value

    # -- calls and loops

    def call(self, function: Any, site: int, /, *args: Any, **kwargs: Any) -> Any:
        """A call of a foreign function, which looks into the containers it is given."""
        scheduler = RUNNING.scheduler
        if scheduler is None or scheduler.dying:
            return function(*args, **kwargs)
        name = getattr(function, "__name__", "")
        if name in PARTICULAR_FUNCTIONS:
            return self.particular(scheduler, function, name, site, args, kwargs)
        mark = scheduler.mark()
        for each in (*args, *kwargs.values()):
            kind = self.places.kind(type(each))
            if kind is Kind.CONTAINER:
                (self._write if name in WRITING_FUNCTIONS else self._read)(
                    scheduler, each, ALL, ALL, site
                )
            elif kind is Kind.OPAQUE:
                (self._write if name == "next" else self._read)(
                    scheduler, self._content(each), ALL, ALL, site
                )
        scheduler.together(mark)
        try:
            value = function(*args, **kwargs)
        finally:
            if name == "next" and args and self.places.kind(type(args[0])) is Kind.OPAQUE:
                self._wrote(scheduler, self._content(args[0]), site)
        if (
            scheduler.recorder is not None
            and args
            and self.places.kind(type(args[0])) is not Kind.PLAIN
        ):
            self._told(
                scheduler, WRITE if name in WRITING_FUNCTIONS else READ, site, args[0], ALL, value
            )
        return value

    def loop(self, site: int, kind: int) -> None:
        """One more round of a loop."""
        scheduler = RUNNING.scheduler
        if scheduler is not None:
            scheduler.spin.loop(site, kind)

    @staticmethod
    def without_ours(names: Any) -> Any:
        """What `locals()`, `vars()` or `dir()` gave, without the rewriter's variables."""
        if isinstance(names, dict):
            return {name: value for name, value in names.items() if name[:1] != "@"}
        return [name for name in names if name[:1] != "@"]

    def poll(self) -> None:
        """A function begins: here a GIL build may switch."""
        scheduler = RUNNING.scheduler
        if scheduler is not None:
            scheduler.current.polled = scheduler.current.steps

    def polled(self, value: Any) -> Any:
        """A call has returned: the same."""
        self.poll()
        return value
