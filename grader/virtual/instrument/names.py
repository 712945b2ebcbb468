"""Names of the standard library that the rewriter treats in their own way."""

from __future__ import annotations

READING_BUILTINS = frozenset({
    "all", "any", "ascii", "bool", "bytearray", "bytes", "dict", "enumerate", "filter", "format",
    "frozenset", "iter", "len", "list", "map", "max", "min", "next", "repr", "reversed", "set",
    "sorted", "str", "sum", "tuple", "zip",
})  # fmt: skip
"""Built-in functions that look into the containers they are given."""

ATTRIBUTE_BUILTINS = frozenset({"delattr", "getattr", "hasattr", "setattr", "vars"})

SLOTS = frozenset({"__delattr__", "__getattribute__", "__setattr__"})
"""Methods of `object` that get and set attributes."""

OPERATORS = frozenset({
    "__contains__", "__delitem__", "__eq__", "__format__", "__getitem__", "__iadd__", "__iand__",
    "__imul__", "__ior__", "__isub__", "__iter__", "__ixor__", "__len__", "__next__", "__repr__",
    "__setitem__", "__str__",
})  # fmt: skip
"""Methods by which a container can be looked into or changed instead of by an operator."""

LAZY_BUILTINS = frozenset({"enumerate", "filter", "iter", "map", "zip"})
"""Of these, the ones that look into them later, item by item."""

FRESH_BUILTINS = LAZY_BUILTINS | {
    "abs", "all", "any", "bool", "callable", "dict", "float", "frozenset", "hash", "id", "int",
    "isinstance", "issubclass", "len", "list", "range", "repr", "reversed", "round", "set",
    "sorted", "str", "tuple",
}  # fmt: skip
"""Built-in functions whose result nobody else has."""

DEEP_FUNCTIONS = frozenset({
    "asdict", "ascii", "astuple", "copy", "deepcopy", "dump", "dumps", "format", "pformat",
    "pprint", "replace", "repr", "str",
})  # fmt: skip
"""Functions that look into what is in a container as well, and into objects."""

GETTERS = frozenset({"attrgetter", "itemgetter"})
"""Functions that make one which looks at attributes or items."""

_LATER = LAZY_BUILTINS | {
    "accumulate", "batched", "chain", "compress", "cycle", "dropwhile", "filterfalse",
    "from_iterable", "groupby", "islice", "max", "min", "pairwise", "reduce", "starmap",
    "takewhile", "tee", "zip_longest",
}  # fmt: skip
"""Functions that look item by item: the program can run in between."""

PARTICULAR_FUNCTIONS = DEEP_FUNCTIONS | GETTERS | _LATER
"""Functions that look deeper into what they are given, or later, than others."""

FRAME_FUNCTIONS = frozenset({
    "Enum", "Flag", "IntEnum", "IntFlag", "NamedTuple", "NewType", "ParamSpec", "StrEnum",
    "TypeAliasType", "TypeVar", "TypeVarTuple", "TypedDict", "_getframe", "currentframe",
    "extract_stack", "format_stack", "make_dataclass", "namedtuple", "print_stack", "stack",
    "warn",
})  # fmt: skip
"""Functions that look at who called them: no hook may stand in between."""

TEXT_METHODS = frozenset({"format", "format_map", "join"})
"""Methods of texts that look into what they are given."""

TAKING_METHODS = frozenset({
    "__iadd__", "__iand__", "__ior__", "__isub__", "__ixor__", "__eq__", "difference",
    "difference_update", "extend", "extendleft", "fromkeys", "intersection",
    "intersection_update", "isdisjoint", "issubset", "issuperset", "symmetric_difference",
    "symmetric_difference_update", "union", "update",
})  # fmt: skip
"""Methods of containers that go through what they are given."""

VIRTUAL_ROOTS = frozenset(
    {"_thread", "concurrent", "logging", "queue", "sched", "threading", "time"}
)
"""Modules that announce their steps themselves, as they run on the virtual `_thread`."""

WRITING_FUNCTIONS = frozenset({
    "delitem", "heapify", "heappop", "heappush", "heappushpop", "heapreplace", "iadd", "iand",
    "iconcat", "imul", "insort", "insort_left", "insort_right", "ior", "isub", "ixor", "setitem",
    "shuffle",
})  # fmt: skip
"""Library functions that change the container they are given."""

READING_METHODS = frozenset({
    "__contains__", "__eq__", "__format__", "__getitem__", "__iter__", "__len__", "__repr__",
    "__str__", "copy", "count", "difference", "elements", "get", "index", "intersection",
    "isdisjoint", "issubset", "issuperset", "items", "keys", "most_common",
    "symmetric_difference", "total", "union", "values",
})  # fmt: skip
"""Methods of containers that change nothing; all others are taken to change them."""

THREAD_METHODS = frozenset({"run", "start", "join", "is_alive", "isAlive"})
"""Calls of these on a thread are looked at for misconceptions, or written down."""
