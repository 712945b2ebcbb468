"""Random programs of one thread, with probes that show the order in which things are evaluated."""

# ruff: noqa: E501 - a form is read in one piece, however long
from __future__ import annotations

import sys
import textwrap
from typing import TYPE_CHECKING

from hypothesis import strategies as st

if TYPE_CHECKING:
    from collections.abc import Callable

PRELUDE = '''
class Base:
    """Base doc."""
    shared = 3
    def __init__(self):
        self.x = 1
        self.__hidden = 4
    @property
    def y(self):
        return p("y", self.x + 1)
    @y.setter
    def y(self, value):
        self.x = p("set y", value)
    def __getattr__(self, name):
        if name.startswith("__") or name == "gone":
            raise AttributeError(name)
        return p(name, 7)
    def hidden(self, by=1):
        self.__hidden += by
        return self.__hidden
    def __enter__(self):
        return p("enter", self)
    def __exit__(self, kind, error, trace):
        return p("exit", kind is KeyError)
    def __repr__(self):
        return f"<{type(self).__name__}>"
class Box(Base):
    __slots__ = ("slot",)
    counter = 0
    def __setattr__(self, name, value):
        p(f"set {name}", 0)
        super().__setattr__(name, value)
    def hidden(self, by=2):
        Box.counter += 1
        return super().hidden(by)
    def __getitem__(self, key):
        return p("item", 5)
    def __setitem__(self, key, value):
        p("set item", value)
    def __delitem__(self, key):
        p("del item", 0)
    def __iadd__(self, other):
        p("iadd", other)
        return self
    def __len__(self):
        return p("len", 2)
    def __contains__(self, each):
        return p("contains", True)
    def __iter__(self):
        return iter((p("iter", 1), 2))
    def __eq__(self, other):
        return p("eq", True)
    def __hash__(self):
        return p("hash", 3)
def f(first=1, *rest, key=2, **more):
    """f doc."""
    return p("f", first + key + len(rest))
def gen(n):
    got = 0
    for each in range(2):
        got += (yield each + n) or 1
    return got
g = 10
box = Box()
base = Base()
xs = [1, 2, 3]
d = {"k": 1, "m": 2}
a = b = c = 1
'''

_NAMES = st.sampled_from(["a", "b", "c", "g"])
_NUMBERS = st.integers(0, 3).map(str)

_OF_NUMBERS = [
    "p({n}, {0})",
    "{0} + {1}",
    "({0}, {1})[0]",
    "-{0}",
    "box.x + {0}",
    "f({0})",
    "f({0}, *xs, key={1})",
    "f(*({0},), **{{'key': {1}}})",
    "f(key={0}, first={1})",
    "({0} if {1} else {2})",
    "({0} and {1})",
    "({0} or {1})",
    "(not {0})",
    "({0} < {1} <= {2})",
    "({0} in xs)",
    "({0} not in d)",
    "({0} in [1] in [[1]])",
    "(w := {0})",
    "len([{0}, *xs])",
    "len({{**d, {0}: {1}}})",
    "len({{{0}, {1}}})",
    "sum([i + {0} for i in xs if i])",
    "sum(i * j for i in xs for j in (1, {0}))",
    "len({{i: {0} for i in d}})",
    "[lambda: i for i in xs][0]() + {0}",
    "(lambda q={0}: q + {1})()",
    "(lambda: [(v := {0}), lambda: v][1]())()",
    "len(f'{{{0}!r:>{1}}}x')",
    "xs[{0} % 2]",
    "len(xs[{0}:])",
    "len(xs[:{0}:2])",
    "d['k'] + {0}",
    "d.get('k', {0})",
    "d.setdefault('z', {0})",
    "getattr(box, 'x', {0})",
    "getattr(base, 'gone', {0})",
    "hasattr(base, 'gone') + {0}",
    "box.hidden({0})",
    "base.shared + {0}",
    "max(xs, key=lambda e: p('key', -e)) + {0}",
    "sorted([{0}, {1}], key=f)[0]",
    "sum(map(f, [{0}]))",
    "next(iter([{0}]))",
    "box[{0}]",
    "box.other + {0}",
    "len(box) + {0}",
    "({0} == {1})",
    "(box == {0})",
    "(box is box) + {0}",
    "list(gen({0}))[-1]",
    "min({0}, {1})",
    "int(str({0}) + '')",
    "[*range({0}), 1][0]",
    "(xs + [{0}])[0]",
    "type(box).counter + {0}",
    "[y for y in range(3) if (t := y) == {0} % 3][0]",
    "base.__dict__['x'] + {0}",
    "vars(base)['x'] + {0}",
    "list(zip(xs, [{0}, 1]))[0][1]",
    "dict(q={0})['q']",
    "(await_({0}))",
]

_TARGETS = [
    "a",
    "b",
    "g",
    "box.x",
    "box.y",
    "base.x",
    "box.slot",
    "xs[0]",
    "xs[p({n}, 1)]",
    "d['k']",
    "d[p({n}, 'm')]",
    "box[p({n}, 0)]",
    "(a, b)",
    "[box.x, b]",
    "(a, *box.x)",
    "(xs[0], (b, d['k']))",
    "xs[1:2]",
    "p({n}, base).x",
    "p({n}, box).y",
    "(\n{pad}a,\n{pad}p({n}, base).x)",
    "base.gone.x",
]
_AUGMENTED = [
    "a",
    "g",
    "box.x",
    "box.y",
    "base.x",
    "xs[0]",
    "xs[p({n}, 1)]",
    "d['k']",
    "box",
    "xs[0:1]",
    "p({n}, base).x",
    "p({n}, xs)[p({n}, 0)]",
    "box[0]",
    "base.other",
    "d['gone']",
    "gone",
]
_VALUES = {
    "(a, b)": "({0}, {1})", "[box.x, b]": "[{0}, {1}]", "(a, *box.x)": "({0}, {1}, {2})",
    "(xs[0], (b, d['k']))": "({0}, [{1}, {2}])", "xs[1:2]": "[{0}, {1}]",
    "(\n{pad}a,\n{pad}p({n}, base).x)": "({0}, {1})",
}  # fmt: skip


@st.composite
def expressions(draw: Callable[..., str], depth: int = 2) -> str:
    """An expression that gives a number."""
    if depth == 0 or draw(st.integers(0, 3)) == 0:
        return draw(_NUMBERS | _NAMES)
    form = draw(st.sampled_from(_OF_NUMBERS))
    parts = [draw(expressions(depth - 1)) for place in range(3) if f"{{{place}}}" in form]
    parts += ["1"] * (3 - len(parts))
    return form.format(*parts, n=draw(_NUMBERS))


def _indent(lines: list[str]) -> list[str]:
    return textwrap.indent("\n".join(lines), "    ").split("\n")


@st.composite
def _assigned(draw: Callable[..., str]) -> list[str]:
    form = draw(st.sampled_from(_TARGETS))
    value = _VALUES.get(form, "{0}").format(*(draw(expressions()) for _ in range(3)))
    number = draw(_NUMBERS)
    first = form.format(n=number, pad="    ")
    second = draw(st.sampled_from(["", "", "c = ", "base.x = "]))
    return f"{first} = {second}{value}".split("\n") if not second else [f"{second}{value}"]


@st.composite
def _augmented(draw: Callable[..., str]) -> list[str]:
    target = draw(st.sampled_from(_AUGMENTED)).format(n=draw(_NUMBERS))
    value = draw(expressions())
    if target == "xs[0:1]":
        value = f"[{value}]"
    return [f"{target} {draw(st.sampled_from(['+=', '-=', '*=', '|=']))} {value}"]


_SIMPLE = [
    "del {t}",
    "assert {0}, p({n}, 'why')",
    "print({0}, xs, {1}, sep='-')",
    "p({n}, sorted(locals()))",
    "p({n}, [k for k in dir() if k[0] != '_'])",
    "raise ValueError({0})",
    "p({n}, {0})",
    "{0}",
    "a: int = {0}",
    "base.x: p({n}, int) = {0}",
    "pass",
    "xs.append({0})",
    "d.update(q={0})",
    "box.new = {0}",
    "raise KeyError({0}) from TypeError({1})",
    "import math as c; c = {0}",
    "xs.extend(i + {0} for i in (1, 2))",
    "xs.sort(key=lambda e: p('k', -e))",
    "a = yielded({0})",
    "setattr(base, 'x', {0})",
    "delattr(base, 'x')",
    "p({n}, f'{{xs}} {{base.x=}} {{{0}}}')",
    "p({n}, '%s %r' % (xs, {0}))",
    "p({n}, '-'.join(str(e) for e in xs))",
    "object.__setattr__(base, 'x', {0})",
    "p({n}, list(reversed(xs)))",
    "p({n}, inspect(f))",
]
_DELETED = [
    "a",
    "base.x",
    "xs[0]",
    "d['k']",
    "box[0]",
    "(a, xs[0])",
    "xs[0:1]",
    "base.gone",
    "gone",
]


@st.composite
def _simple(draw: Callable[..., str]) -> list[str]:
    form = draw(st.sampled_from(_SIMPLE))
    parts = (draw(expressions()) for _ in range(2))
    deleted = draw(st.sampled_from(_DELETED))
    return [form.format(*parts, n=draw(_NUMBERS), t=deleted)]


_BLOCKS = [
    "if {0}:\n{s}\nelse:\n{t}",
    "for {v} in {i}:\n{s}\nelse:\n{t}",
    "while p(0, (a := a + 1)) < 4:\n{s}",
    "try:\n{s}\nexcept (KeyError, ValueError) as error:\n{t}",
    "try:\n{s}\nfinally:\n{t}",
    "try:\n{s}\nexcept* ValueError as group:\n{t}",
    "with box:\n{s}",
    "with box as c, base as base.z:\n{s}",
    "with base as base.z, p({n}, base.z) as (q, *r) if 0 else c:\n{s}",
    "with base as base.z, p({n}, base.z):\n{s}",
    "match {0}:\n    case 0 | 1:\n    {s}\n    case a if {1}:\n    {t}\n    case _:\n    {t}",
    "match xs:\n    case [a, *b]:\n    {s}\n    case {{'k': c}}:\n    {t}",
    "match base:\n    case Base(x=1):\n    {s}\n    case Base(shared=a):\n    {t}",
    "def inner(q={0}):\n    global g\n{s}\n    g = p({n}, q)\n    return q\np({n}, inner({1}))",
    "def outer():\n    n = {0}\n    def inner():\n        nonlocal n\n        n += {1}\n        return n\n{s}\n"
    "    return inner() + n, sorted(locals())\np({n}, outer())",
    "class K(Base, metaclass=type):\n    'doc'\n    at: int = {0}\n    m, k = 1, {1}\n{s}\n    def sup(self): return super().hidden({0})\n"
    "p({n}, sorted(vars(K)))\np({n}, K().sup())",
    "@p\ndef decorated(first: int, /, *, key: str = {0}) -> int:\n    'doc'\n{s}\n    return first\n"
    "p({n}, inspect(decorated))",
    "def made():\n{s}\n    x = yield {0}\n    try:\n        yield from xs[:3]\n    finally:\n        p({n}, 'done')\n"
    "for q in made():\n    p({n}, q)\n    break",
    "async def work(q):\n{s}\n    return q\np({n}, drive(work({0})))",
    "async def work():\n    async with Later() as base.x:\n    {s}\n    async for base.x in Later():\n        p({n}, base.x)\n"
    "    return [i async for i in Later()]\np({n}, drive(work()))",
]
_NEWER = [
    "def typed[T](q: T = {0}) -> T:\n{s}\n    return q\np({n}, inspect(typed))",
    "type Alias = int\np({n}, Alias.__value__)\n{s_flat}",
]
if sys.version_info >= (3, 12):
    _BLOCKS += _NEWER


@st.composite
def _block(draw: Callable[..., str], depth: int) -> list[str]:
    form = draw(st.sampled_from(_BLOCKS))
    inside = draw(statements(depth - 1, most=2))
    other = draw(statements(depth - 1, most=1))
    extra = "    " if "    {s}" in form or "    {t}" in form else ""
    text = form.replace("    {s}", "{s}").replace("    {t}", "{t}")
    s, t = ("\n".join(extra + each for each in _indent(lines)) for lines in (inside, other))
    return text.format(
        *(draw(expressions()) for _ in range(2)),
        n=draw(_NUMBERS),
        s=s,
        t=t,
        s_flat="\n".join(inside),
        v=draw(st.sampled_from(["a", "g", "base.x", "(a, b)", "xs[0]", "i"])),
        i=draw(
            st.sampled_from(
                ["xs[:4]", "list(d)", "[(1, 2)]", "range(2)", "box", "gen(1)", "3", "d.items()"]
            )
        ),
    ).split("\n")


@st.composite
def statements(draw: Callable[..., list[str]], depth: int = 2, most: int = 3) -> list[str]:
    """The lines of a few statements."""
    lines: list[str] = []
    kinds = [_assigned(), _augmented(), _simple()] + [_block(depth)] * (2 if depth else 0)
    for _ in range(draw(st.integers(1, most))):  # type: ignore[arg-type, call-overload]
        lines += draw(st.one_of(kinds))
    return lines
