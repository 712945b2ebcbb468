"""Places: which object an attribute really lives in, and what kind of object a call goes to."""

from __future__ import annotations

import collections
import types
from enum import Enum
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Collection

CONTAINERS: Final = (list, dict, set, bytearray, collections.deque)
"""Built-in containers whose single operations are one atomic step each."""

_IMMUTABLE: Final[tuple[type, ...]] = (
    int, float, complex, str, bytes, tuple, frozenset, range, slice, type,
    type(None), type(Ellipsis), type(NotImplemented), property, classmethod, staticmethod,
    types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.ModuleType,
    types.GenericAlias, types.TracebackType, types.FrameType, types.CodeType,
    BaseException,
)  # fmt: skip

_CODE: Final = (
    types.FunctionType,
    types.BuiltinFunctionType,
    types.MethodDescriptorType,
    types.WrapperDescriptorType,
    types.ClassMethodDescriptorType,
    classmethod,
    staticmethod,
)


class Kind(Enum):
    """What calling a method of an object means to the scheduler."""

    PLAIN = 0
    """Code that announces its own steps, or that changes nothing."""
    CONTAINER = 1
    """One atomic step on a container."""
    OPAQUE = 2
    """One atomic step on an object that nothing is known of."""


INSTANCE: Final = object()
"""The home of an attribute that the instance itself holds."""
NOWHERE: Final = object()
"""The home of a method, or of what a property of the program computes."""
OF_MODULE: Final = object()
"""The home of an attribute whose owner is a module."""
OF_SUPER: Final = object()
"""The home of an attribute that is asked of what `super()` gave."""
OF_CLASS: Final = object()
"""The home of an attribute whose owner is a class."""

DIRECT: Final = object()
"""The way to a method that needs no announcement: its code announces itself."""
ATTRIBUTE: Final = object()
"""The way to something callable that an instance holds, or a class in a plain attribute."""
OPERATION: Final = object()
"""The way to a method of a container or of an unknown object: one atomic step on it."""


class Places:
    """What was found out about the classes of a program.

    Attributes:
        homes: For the classes of the current execution, where their instances have an attribute.
        ways: And how their methods are called.

    Args:
        program: Names of the program's own modules, whose code is instrumented.
        world: Names of the virtual world's modules, whose locks announce themselves.
    """

    def __init__(self, program: Collection[str], world: Collection[str]) -> None:
        self._program = program
        self._world = world
        self._known: dict[object, tuple[dict[str, object], dict[str, object]]] = {}
        self.homes: dict[type, dict[str, object]] = {}
        self.ways: dict[type, dict[str, object]] = {}
        self._kinds: dict[type, Kind] = {}

    def begin(self) -> None:
        """A new execution: its classes are new, and mostly like those of the execution before."""
        self.homes.clear()
        self.ways.clear()
        self._kinds.clear()

    def _learn(self, cls: type) -> None:
        """Takes over what is known of a class with the same names in the same place."""
        likeness: object = cls
        if cls.__module__ in self._program:
            likeness = tuple(
                (base.__qualname__, *base.__dict__) if base.__module__ in self._program else base
                for base in cls.__mro__
            )
        self.homes[cls], self.ways[cls] = self._known.setdefault(likeness, ({}, {}))

    def kind(self, cls: type) -> Kind:
        """The kind of the instances of a class."""
        kind = self._kinds.get(cls)
        if kind is None:
            kind = self._kinds[cls] = self._find_kind(cls)
        return kind

    def _find_kind(self, cls: type) -> Kind:
        if issubclass(cls, CONTAINERS):
            return Kind.CONTAINER
        if issubclass(cls, _IMMUTABLE):
            return Kind.PLAIN
        if any(
            base.__module__ in self._program or base.__module__ in self._world
            for base in cls.__mro__
        ):
            return Kind.PLAIN
        return Kind.OPAQUE

    def is_ours(self, cls: type) -> bool:
        """Whether a class is one of the program's."""
        return cls.__module__ in self._program

    def home(self, cls: type, name: str) -> object:
        """Where instances of a class have an attribute.

        One of the marks above, or the place in its `__mro__` of the class that holds it unless the
        instance does.
        """
        if cls not in self.homes:
            self._learn(cls)
        homes = self.homes[cls]
        if name not in homes:
            homes[name] = self._find_home(cls, name)
        return homes[name]

    def holder(self, owner: Any, name: str, home: object) -> Any:
        """The object that holds `owner.name`; None where it is computed, or code."""
        if home is INSTANCE:
            return owner
        if home is NOWHERE:
            return None
        if home is OF_CLASS:
            return self._in_class(owner, name)
        if home is OF_MODULE:
            return self._in_module(owner, name)
        if home is OF_SUPER:
            return self._in_super(owner, name)
        own = getattr(owner, "__dict__", None)
        if own is not None and name in own:
            return owner
        return type(owner).__mro__[home]  # type: ignore[call-overload]  # a place in there

    def way(self, cls: type, name: str) -> object:
        """How a method of an instance is called: one of the marks above."""
        if cls not in self.ways:
            self._learn(cls)
        ways = self.ways[cls]
        if name not in ways:
            if self.kind(cls) is not Kind.PLAIN:
                ways[name] = OPERATION
            else:
                ways[name] = DIRECT if self.home(cls, name) is NOWHERE else ATTRIBUTE
        return ways[name]

    def _find_home(self, cls: type, name: str) -> object:
        if issubclass(cls, types.ModuleType):
            return OF_MODULE
        if issubclass(cls, super):
            return OF_SUPER
        if issubclass(cls, type):
            return OF_CLASS
        for place, base in enumerate(cls.__mro__):
            if name not in base.__dict__:
                continue
            value = base.__dict__[name]
            if isinstance(value, _CODE):
                return NOWHERE
            if isinstance(value, types.MemberDescriptorType | types.GetSetDescriptorType):
                return INSTANCE
            if isinstance(value, property) or hasattr(type(value), "__set__"):
                # A property of the program announces what it touches itself; one of the library's
                # is a place.
                return NOWHERE if base.__module__ in self._program else INSTANCE
            if hasattr(type(value), "__get__"):
                return NOWHERE
            return place
        return INSTANCE

    @staticmethod
    def _in_class(owner: type, name: str) -> Any:
        for base in owner.__mro__:
            if name in base.__dict__:
                value = base.__dict__[name]
                return None if isinstance(value, (_CODE, property)) else base
        return owner

    def written(self, owner: Any) -> Any:
        """The object in which an attribute of `owner` is stored: a module has its variables."""
        ours = isinstance(owner, types.ModuleType) and owner.__name__ in self._program
        return vars(owner) if ours else owner

    def _in_module(self, owner: types.ModuleType, name: str) -> Any:
        if owner.__name__ not in self._program:
            return None
        value = vars(owner).get(name)
        return None if isinstance(value, (_CODE, type, types.ModuleType)) else vars(owner)

    @staticmethod
    def _in_super(owner: Any, name: str) -> Any:
        beyond = list(owner.__self_class__.__mro__)
        for base in beyond[beyond.index(owner.__thisclass__) + 1 :]:
            if name in base.__dict__:
                value = base.__dict__[name]
                return None if hasattr(type(value), "__get__") else base
        return None

    def forget(self) -> None:
        """A class was changed: what was known of it, and of all like it, may be wrong."""
        self.begin()
        self._known.clear()
