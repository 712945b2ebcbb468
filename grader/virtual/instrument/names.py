"""Names of the standard library that the rewriter treats in their own way."""

from __future__ import annotations

READING_BUILTINS = frozenset({
    "all", "any", "bool", "dict", "enumerate", "filter", "frozenset", "iter", "len", "list",
    "map", "max", "min", "next", "reversed", "set", "sorted", "str", "sum", "repr", "tuple",
    "zip",
})  # fmt: skip
"""Built-in functions that look into the containers they are given."""

ATTRIBUTE_BUILTINS = frozenset({"delattr", "getattr", "hasattr", "setattr"})

LAZY_BUILTINS = frozenset({"enumerate", "filter", "iter", "map", "zip"})
"""Of these, the ones that look into them later, item by item."""

VIRTUAL_ROOTS = frozenset(
    {"_thread", "concurrent", "logging", "queue", "sched", "threading", "time"}
)
"""Modules that announce their steps themselves, as they run on the virtual `_thread`."""

WRITING_FUNCTIONS = frozenset({
    "heapify", "heappop", "heappush", "heappushpop", "heapreplace", "insort", "insort_left",
    "insort_right", "shuffle",
})  # fmt: skip
"""Library functions that change the container they are given."""

READING_METHODS = frozenset({
    "__contains__", "__getitem__", "__iter__", "__len__", "copy", "count", "difference",
    "elements", "get", "index", "intersection", "isdisjoint", "issubset", "issuperset", "items",
    "keys", "most_common", "symmetric_difference", "total", "union", "values",
})  # fmt: skip
"""Methods of containers that change nothing; all others are taken to change them."""

THREAD_METHODS = frozenset({"run", "start", "join", "is_alive", "isAlive"})
"""Calls of these on a thread are looked at for misconceptions, or written down."""
