"""The hooks for what gets at names and attributes in other ways, and for what shows values."""

from __future__ import annotations

import types
from typing import TYPE_CHECKING, Any, Final, cast

from grader.engine.operation import ALL, READ, WRITE
from grader.virtual.contents import Contents
from grader.virtual.instrument.names import DEEP_FUNCTIONS, GETTERS
from grader.virtual.running import RUNNING

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.engine.scheduler import Scheduler


_OF_OBJECT: Final = {
    object.__setattr__: WRITE,
    object.__delattr__: WRITE,
    object.__getattribute__: READ,
    type.__setattr__: WRITE,
    type.__delattr__: WRITE,
    type.__getattribute__: READ,
}


class Reflection(Contents):
    """The hooks for `getattr` and its like, `__dict__`, `print` and `match`."""

    def set(self, value: Any, owner: Any, name: str, site: int) -> None:
        """`owner.name = value`."""
        raise NotImplementedError

    def delete(self, owner: Any, name: str, site: int) -> None:
        """`del owner.name`."""
        raise NotImplementedError

    def reflect(self, function: Any, site: int, /, *args: Any, **kwargs: Any) -> Any:
        """A call of `getattr`, `hasattr`, `setattr`, `delattr` or `vars`."""
        if kwargs or not (function is vars or (len(args) > 1 and type(args[1]) is str)):
            return function(*args, **kwargs)
        if function is hasattr and len(args) == 2:
            return self._has(args[0], args[1], site)
        if function is getattr and len(args) == 3:
            try:
                return self.get(args[0], args[1], site)
            except AttributeError:
                return args[2]
        if function is getattr and len(args) == 2:
            return self.get(args[0], args[1], site)
        if function is setattr and len(args) == 3:
            return self.set(args[2], args[0], args[1], site)
        if function is delattr and len(args) == 2:
            return self.delete(args[0], args[1], site)
        if function is vars and len(args) == 1:
            return self._keep_names(vars(args[0]), args[0])
        return function(*args)

    def _has(self, owner: Any, name: str, site: int) -> bool:
        try:
            self.get(owner, name, site)
        except AttributeError:
            return False
        return True

    def variables(self, names: Any) -> Any:
        """What `globals()` gave."""
        return self._keep_names(names, names)

    def dict_of(self, owner: Any) -> Any:
        """`owner.__dict__`."""
        return self._keep_names(owner.__dict__, owner)

    def _keep_names(self, names: Any, owner: Any) -> Any:
        scheduler = RUNNING.scheduler
        if scheduler is None or not isinstance(names, dict | types.MappingProxyType):
            return names
        if self._named_in is not scheduler:
            self._named_in = scheduler
            self._named.clear()
        if isinstance(owner, types.FunctionType):
            self.unrepeatable = True
        place = names if names is owner else self.places.written(owner)
        self._named[id(names)] = (names, place)
        return names

    def slot(self, function: Any, site: int, /, *args: Any, **kwargs: Any) -> Any:
        """A call of `object.__setattr__` and its like, by which a program's own does its work."""
        scheduler = RUNNING.scheduler
        if scheduler is None or scheduler.dying or kwargs:
            return function(*args, **kwargs)
        given = args
        kind: str | None = None
        if isinstance(function, types.MethodWrapperType):
            given = (function.__self__, *args)
            kind = READ if function.__name__ == "__getattribute__" else WRITE
        elif isinstance(function, types.WrapperDescriptorType):
            kind = _OF_OBJECT.get(cast("Any", function))
        if kind is not None and len(given) > 1 and type(given[1]) is str:
            owner, name = self.places.written(given[0]), given[1]
            (self._read if kind == READ else self._write)(scheduler, owner, name, name, site)
        return function(*args)

    # -- text

    def print(self, function: Any, site: int, /, *args: Any, **kwargs: Any) -> Any:
        """`print`: it asks for the text of each value just before it writes that."""
        scheduler = RUNNING.scheduler
        if scheduler is None or scheduler.dying:
            return function(*args, **kwargs)
        shown = [_Text(self, each, site) if self._has_content(each) else each for each in args]
        return function(*shown, **kwargs)

    def _has_content(self, value: Any) -> bool:
        if type(value) is tuple:
            return any(map(self._has_content, value))
        return self._content(value) is not None

    # -- functions that look at attributes or items

    def particular(
        self,
        scheduler: Scheduler,
        function: Any,
        name: str,
        site: int,
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
    ) -> Any:
        """A call of a function that looks deeper into its arguments, or later, than others."""
        if name in GETTERS:
            return _Getter(self, function(*args, **kwargs), site, items=name == "itemgetter")
        later = name not in DEEP_FUNCTIONS
        if later and (name not in ("max", "min") or "key" in kwargs):
            return function(*(self.steps(each, site) for each in args), **kwargs)
        objects = function is not str and function is not repr
        for each in (*args, *kwargs.values()):
            self._look_deep(scheduler, each, site, objects=objects)
        value = function(*args, **kwargs)
        if scheduler.recorder is not None and args and self._content(args[0]) is not None:
            self._told(scheduler, READ, site, args[0], ALL, value)
        return value

    def matched(self, value: Any, names: tuple[str, ...], positional: int, site: int) -> Any:
        """The subject of a `match` whose patterns look at attributes."""
        scheduler = RUNNING.scheduler
        if scheduler is None or scheduler.dying:
            return value
        cls = type(value)
        first = tuple(getattr(cls, "__match_args__", ()))[:positional]
        for name in (*names, *first):
            home = self.places.home(cls, name)
            holder = self.places.holder(value, name, home)
            if holder is not None:
                self._read(scheduler, holder, name, name, site)
        return value

    # -- generators

    def resumed(self, place: Any, site: int, value: Any = None) -> Any:
        """Somebody lets a generator go on: two at a time is an error."""
        scheduler = RUNNING.scheduler
        if scheduler is not None and not scheduler.dying:
            self._write(scheduler, place, "resumed", "resumed", site)
        return value


class _Text:
    """A value whose text is looked at when it is asked for."""

    __slots__ = ("_hooks", "_site", "_value")

    def __init__(self, hooks: Reflection, value: Any, site: int) -> None:
        self._hooks = hooks
        self._value = value
        self._site = site

    def __str__(self) -> str:
        return str(self._hooks.show(self._value, self._site))


class _Getter:
    """An `attrgetter` or `itemgetter` whose looks are announced."""

    __slots__ = ("_getter", "_hooks", "_items", "_site")

    def __init__(
        self, hooks: Reflection, getter: Callable[..., Any], site: int, *, items: bool
    ) -> None:
        self._hooks = hooks
        self._getter: Any = getter
        self._site = site
        self._items = items

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Looks at each attribute or item and gives what the getter gives."""
        if len(args) == 1 and not kwargs:
            for each in self._getter.__reduce__()[1]:
                self._look(args[0], each)
        return self._getter(*args, **kwargs)

    def _look(self, owner: Any, wanted: Any) -> None:
        try:
            if self._items:
                self._hooks.item(owner, wanted, self._site)
                return
            for name in wanted.split("."):
                owner = self._hooks.get(owner, name, self._site)
        except (AttributeError, LookupError, TypeError):
            return  # the getter will say so

    def __getattr__(self, name: str) -> Any:
        return getattr(self._getter, name)

    def __repr__(self) -> str:
        return repr(self._getter)
