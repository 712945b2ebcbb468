"""Whatever reads something shared is seen to read it: another thread's write can come in between.

One thread reads twice, the other writes once. What the first sees may be the state before, the
state after, or first the one and then the other; the last only if both reads are told as reads of
that place.
"""

from __future__ import annotations

import pytest

from tests.virtual.raced import outcomes, program_of

POINT = """
class Point:
    kind = 0
    def __init__(self):
        self.x = 0
    def look(self):
        return self.x
point = Point()
"""
CONTAINER = "items = [0]"

Row = tuple[str, str, str, str, str]
"""Set-up, expression that reads, statement that writes, the value before and after."""

ATTRIBUTES: dict[str, Row] = {
    "attribute": (POINT, "point.x", "point.x = 1", "0", "1"),
    "method": (POINT, "point.look()", "point.x = 1", "0", "1"),
    "class attribute": (POINT, "Point.kind", "Point.kind = 1", "0", "1"),
    "class attribute via instance": (POINT, "point.kind", "Point.kind = 1", "0", "1"),
    "class attribute via type": (POINT, "type(point).kind", "Point.kind = 1", "0", "1"),
    "class attribute via __class__": (POINT, "point.__class__.kind", "Point.kind = 1", "0", "1"),
    "instance shadows class": (POINT, "point.kind", "point.kind = 1", "0", "1"),
    "inherited class attribute": (
        POINT + "class Sub(Point): pass\nsub = Sub()",
        "sub.kind",
        "Point.kind = 1",
        "0",
        "1",
    ),
    "class attribute via super": (
        POINT + "class Sub(Point):\n    def of(self): return super().kind\nsub = Sub()",
        "sub.of()",
        "Point.kind = 1",
        "0",
        "1",
    ),
    "slot": (
        "class Point:\n    __slots__ = ('x',)\npoint = Point(); point.x = 0",
        "point.x",
        "point.x = 1",
        "0",
        "1",
    ),
    "private name": (
        "class P:\n    __x = 0\n    def get(self): return self.__x\n"
        "    def put(self): self.__x = 1\np = P()",
        "p.get()",
        "p.put()",
        "0",
        "1",
    ),
    "property": (
        "class P:\n    _x = 0\n    @property\n    def x(self): return self._x\np = P()",
        "p.x",
        "p._x = 1",
        "0",
        "1",
    ),
    "descriptor": (
        "class D:\n    def __get__(self, owner, kind): return owner.kept\n"
        "    def __set__(self, owner, value): owner.kept = value\n"
        "class P:\n    x = D()\np = P(); p.x = 0",
        "p.x",
        "p.x = 1",
        "0",
        "1",
    ),
    "__getattr__": (
        "class P:\n    box = [0]\n    def __getattr__(self, name): return self.box[0]\np = P()",
        "p.x",
        "p.box[0] = 1",
        "0",
        "1",
    ),
    "function attribute": ("def f(): pass\nf.n = 0", "f.n", "f.n = 1", "0", "1"),
    "module attribute": (
        "import types\nm = types.SimpleNamespace(n=0)",
        "m.n",
        "m.n = 1",
        "0",
        "1",
    ),
    "getattr": (POINT, "getattr(point, 'x')", "point.x = 1", "0", "1"),
    "getattr with default": (POINT, "getattr(point, 'y', 0)", "point.y = 1", "0", "1"),
    "hasattr": (POINT, "hasattr(point, 'y')", "point.y = 1", "False", "True"),
    "vars": (POINT, "vars(point)['x']", "point.x = 1", "0", "1"),
    "__dict__": (POINT, "point.__dict__['x']", "point.x = 1", "0", "1"),
    "in __dict__": (POINT, "'y' in point.__dict__", "point.y = 1", "False", "True"),
    "attrgetter": (
        POINT + "import operator\nget = operator.attrgetter('x')",
        "get(point)",
        "point.x = 1",
        "0",
        "1",
    ),
    "attrgetter at once": (
        POINT + "import operator",
        "operator.attrgetter('x')(point)",
        "point.x = 1",
        "0",
        "1",
    ),
    "object.__getattribute__": (
        POINT,
        "object.__getattribute__(point, 'x')",
        "point.x = 1",
        "0",
        "1",
    ),
    "match on attributes": (
        POINT + "def see():\n    match point:\n        case Point(x=0): return 0\n    return 1",
        "see()",
        "point.x = 1",
        "0",
        "1",
    ),
    "f-string of an attribute": (POINT, "f'{point.x}'", "point.x = 1", "'0'", "'1'"),
    "weakref": (
        POINT + "import weakref\nref = weakref.ref(point)",
        "ref().x",
        "point.x = 1",
        "0",
        "1",
    ),
    "dataclass field": (
        "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int = 0\np = P()",
        "p.x",
        "p.x = 1",
        "0",
        "1",
    ),
    "dataclass ==": (
        "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int = 0\np = P(); q = P()",
        "p == q",
        "p.x = 1",
        "True",
        "False",
    ),
    "dataclass repr": (
        "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: int = 0\np = P()",
        "repr(p)[-2]",
        "p.x = 1",
        "'0'",
        "'1'",
    ),
    "asdict": (
        "from dataclasses import dataclass, asdict\n@dataclass\nclass P:\n    x: int = 0\np = P()",
        "asdict(p)['x']",
        "p.x = 1",
        "0",
        "1",
    ),
}

VARIABLES: dict[str, Row] = {
    "global": ("n = 0", "n", "global n; n = 1", "0", "1"),
    "global via globals()": ("n = 0", "globals()['n']", "global n; n = 1", "0", "1"),
    "global, deleted": (
        "n = 0\ndef there():\n    try: n\n    except NameError: return 0\n    return 1",
        "there()",
        "global n; del n",
        "1",
        "0",
    ),
    "global bound by walrus": ("n = 0", "n", "global n; (n := 1)", "0", "1"),
    "global bound by for": ("n = 0", "n", "global n\nfor n in (1,): pass", "0", "1"),
    "global bound by with": (
        "import contextlib\nn = 0",
        "n",
        "global n\nwith contextlib.nullcontext(1) as n: pass",
        "0",
        "1",
    ),
    "global bound by match": (
        "n = 0",
        "n",
        "global n\nmatch 1:\n    case n: pass",
        "0",
        "1",
    ),
    "global bound by def": (
        "def n(): return 0",
        "n()",
        "global n\ndef n(): return 1",
        "0",
        "1",
    ),
    "global bound by import": (
        "from operator import truth as n",
        "n(2) == 2",
        "global n\nfrom operator import index as n",
        "False",
        "True",
    ),
    "nonlocal": (
        "def make():\n    n = 0\n    def get(): return n\n    def put():\n        nonlocal n\n"
        "        n = 1\n    return get, put\nget, put = make()",
        "get()",
        "put()",
        "0",
        "1",
    ),
    "captured parameter": (
        "def make(n):\n    def get(): return n\n    def put():\n        nonlocal n\n"
        "        n = 1\n    return get, put\nget, put = make(0)",
        "get()",
        "put()",
        "0",
        "1",
    ),
    "captured loop variable": (
        "def make():\n    def get(): return n\n    def put():\n        nonlocal n\n"
        "        for n in (1,): pass\n    n = 0\n    return get, put\nget, put = make()",
        "get()",
        "put()",
        "0",
        "1",
    ),
    "default argument": (
        "def f(box=[0]): return box\n",
        "f()[0]",
        "f()[0] = 1",
        "0",
        "1",
    ),
    "context variable": (
        "import contextvars\nv = contextvars.ContextVar('v', default=0)\nc = v.get",
        "c()",
        "v.set(1)",
        "0",
        "0",
    ),
}


CONTAINERS: dict[str, Row] = {
    "item": (CONTAINER, "items[0]", "items[0] = 1", "0", "1"),
    "negative item": (CONTAINER, "items[-1]", "items[0] = 1", "0", "1"),
    "slice": (CONTAINER, "items[:]", "items[0] = 1", "[0]", "[1]"),
    "len": (CONTAINER, "len(items)", "items.append(1)", "1", "2"),
    "in": (CONTAINER, "1 in items", "items.append(1)", "False", "True"),
    "not in": (CONTAINER, "1 not in items", "items.append(1)", "True", "False"),
    "chained in": (CONTAINER, "0 < 1 in items", "items.append(1)", "False", "True"),
    "truth": ("items = []", "not items", "items.append(1)", "True", "False"),
    "truth of a call": (
        "items = []\ndef get(): return items",
        "(1 if get() else 0)",
        "items.append(1)",
        "0",
        "1",
    ),
    "bool": ("items = []", "bool(items)", "items.append(1)", "False", "True"),
    "and": ("items = []", "items and 1 or 0", "items.append(1)", "0", "1"),
    "==": (CONTAINER, "items == [0]", "items[0] = 1", "True", "False"),
    "== of a call": (
        CONTAINER + "\ndef get(): return items",
        "get() == [0]",
        "items[0] = 1",
        "True",
        "False",
    ),
    "<": (CONTAINER, "items < [1]", "items[0] = 1", "True", "False"),
    "+": (CONTAINER, "items + []", "items[0] = 1", "[0]", "[1]"),
    "*": (CONTAINER, "items * 1", "items[0] = 1", "[0]", "[1]"),
    "^": ("items = {0}", "items ^ {2}", "items.clear()", "{0, 2}", "{2}"),
    "%": (CONTAINER, "'%s' % items", "items[0] = 1", "'[0]'", "'[1]'"),
    "% with a tuple": (CONTAINER, "'%s' % (items,)", "items[0] = 1", "'[0]'", "'[1]'"),
    "+= into another": (
        CONTAINER + "\ndef get():\n    mine = []\n    mine += items\n    return mine",
        "get()",
        "items[0] = 1",
        "[0]",
        "[1]",
    ),
    "f-string": (CONTAINER, "f'{items}'", "items[0] = 1", "'[0]'", "'[1]'"),
    "f-string of nested": (
        CONTAINER + "\nouter = (items,)",
        "f'{outer}'",
        "items[0] = 1",
        "'([0],)'",
        "'([1],)'",
    ),
    "f-string of a call": (
        CONTAINER + "\ndef get(): return items",
        "f'{get()!r}'",
        "items[0] = 1",
        "'[0]'",
        "'[1]'",
    ),
    "str": (CONTAINER, "str(items)", "items[0] = 1", "'[0]'", "'[1]'"),
    "repr of nested": (
        CONTAINER + "\nouter = {'a': [items]}",
        "repr(outer)",
        "items[0] = 1",
        repr("{'a': [[0]]}"),
        repr("{'a': [[1]]}"),
    ),
    "format": (CONTAINER, "'{}'.format(items)", "items[0] = 1", "'[0]'", "'[1]'"),
    "str.join": ("items = ['a']", "'-'.join(items)", "items.append('b')", "'a'", "'a-b'"),
    "list()": (CONTAINER, "list(items)", "items[0] = 1", "[0]", "[1]"),
    "tuple()": (CONTAINER, "tuple(items)", "items[0] = 1", "(0,)", "(1,)"),
    "bytes()": ("items = bytearray(b'a')", "bytes(items)", "items[0] = 98", "b'a'", "b'b'"),
    "sum": (CONTAINER, "sum(items)", "items[0] = 1", "0", "1"),
    "max": (CONTAINER, "max(items)", "items[0] = 1", "0", "1"),
    "min with key": (CONTAINER, "min(items, key=abs)", "items[0] = 1", "0", "1"),
    "sorted": (CONTAINER, "sorted(items)", "items[0] = 1", "[0]", "[1]"),
    "any": (CONTAINER, "any(items)", "items[0] = 1", "False", "True"),
    "reversed": (CONTAINER, "list(reversed(items))", "items[0] = 1", "[0]", "[1]"),
    "enumerate": (CONTAINER, "list(enumerate(items))", "items[0] = 1", "[(0, 0)]", "[(0, 1)]"),
    "zip": (CONTAINER, "list(zip(items))", "items[0] = 1", "[(0,)]", "[(1,)]"),
    "map": (CONTAINER, "list(map(abs, items))", "items[0] = 1", "[0]", "[1]"),
    "filter": (CONTAINER, "list(filter(None, items))", "items[0] = 1", "[]", "[1]"),
    "comprehension": (CONTAINER, "[x for x in items]", "items[0] = 1", "[0]", "[1]"),
    "generator expression": (CONTAINER, "sum(x for x in items)", "items[0] = 1", "0", "1"),
    "display": (CONTAINER, "[*items]", "items[0] = 1", "[0]", "[1]"),
    "dict display": ("d = {'a': 0}", "{**d}['a']", "d['a'] = 1", "0", "1"),
    "starred call": (CONTAINER, "max(*items, -1)", "items[0] = 1", "0", "1"),
    "double starred call": ("d = {'a': 0}", "dict(**d)['a']", "d['a'] = 1", "0", "1"),
    "double starred call of ours": (
        "d = {'a': 0}\ndef f(a): return a",
        "f(**d)",
        "d['a'] = 1",
        "0",
        "1",
    ),
    "unpacking": (
        CONTAINER + "\ndef get():\n    x, = items\n    return x",
        "get()",
        "items[0] = 1",
        "0",
        "1",
    ),
    "unpacking a call": (
        CONTAINER + "\ndef same(): return items\ndef get():\n    x, = same()\n    return x",
        "get()",
        "items[0] = 1",
        "0",
        "1",
    ),
    "unpacking in for": (
        CONTAINER + "\ndef get():\n    for x, in (items,): return x",
        "get()",
        "items[0] = 1",
        "0",
        "1",
    ),
    "nested unpacking": (
        CONTAINER + "\ndef get():\n    a, (x,) = 1, items\n    return x",
        "get()",
        "items[0] = 1",
        "0",
        "1",
    ),
    "yield from": (
        CONTAINER + "\ndef all_of(): yield from items",
        "list(all_of())",
        "items[0] = 1",
        "[0]",
        "[1]",
    ),
    "match on a sequence": (
        CONTAINER + "\ndef get():\n    match items:\n        case [x]: return x",
        "get()",
        "items[0] = 1",
        "0",
        "1",
    ),
    "dict item": ("d = {'a': 0}", "d['a']", "d['a'] = 1", "0", "1"),
    "dict.get": ("d = {'a': 0}", "d.get('a')", "d['a'] = 1", "0", "1"),
    "dict views": ("d = {'a': 0}", "list(d.values())", "d['a'] = 1", "[0]", "[1]"),
    "in dict": ("d = {}", "'a' in d", "d['a'] = 1", "False", "True"),
    "|": ("d = {'a': 0}", "(d | {})['a']", "d['a'] = 1", "0", "1"),
    "bound method kept": (
        CONTAINER + "\ncount = items.count",
        "count(1)",
        "items[0] = 1",
        "0",
        "1",
    ),
    "method of the class": (CONTAINER, "list.count(items, 1)", "items[0] = 1", "0", "1"),
    "__len__": (CONTAINER, "items.__len__()", "items.append(1)", "1", "2"),
    "__getitem__": (CONTAINER, "items.__getitem__(0)", "items[0] = 1", "0", "1"),
    "extend": (
        CONTAINER + "\ndef get():\n    mine = []\n    mine.extend(items)\n    return mine",
        "get()",
        "items[0] = 1",
        "[0]",
        "[1]",
    ),
    "update": (
        "d = {'a': 0}\ndef get():\n    mine = {}\n    mine.update(d)\n    return mine['a']",
        "get()",
        "d['a'] = 1",
        "0",
        "1",
    ),
    "set.union": ("s = {0}", "len({5}.union(s))", "s.add(1)", "2", "3"),
    "deque": (
        "from collections import deque\nd = deque([0])",
        "d[0]",
        "d[0] = 1",
        "0",
        "1",
    ),
    "array": ("from array import array\na = array('i', [0])", "a[0]", "a[0] = 1", "0", "1"),
    "array, whole": (
        "from array import array\na = array('i', [0])",
        "list(a)",
        "a[0] = 1",
        "[0]",
        "[1]",
    ),
    "len of an array": (
        "from array import array\na = array('i', [0])",
        "len(a)",
        "a.append(1)",
        "1",
        "2",
    ),
    "in an array": (
        "from array import array\na = array('i', [0])",
        "1 in a",
        "a.append(1)",
        "False",
        "True",
    ),
    "bytearray": ("b = bytearray(1)", "b[0]", "b[0] = 1", "0", "1"),
    "memoryview": (
        "b = bytearray(1); m = memoryview(b)",
        "m[0]",
        "m[0] = 1",
        "0",
        "1",
    ),
    "memoryview of what is written": (
        "b = bytearray(1); m = memoryview(b)",
        "m[0]",
        "b[0] = 1",
        "0",
        "1",
    ),
    "OrderedDict": (
        "from collections import OrderedDict\nd = OrderedDict(a=0)",
        "d['a']",
        "d['a'] = 1",
        "0",
        "1",
    ),
    "Counter": (
        "from collections import Counter\nc = Counter()",
        "c['a']",
        "c['a'] = 1",
        "0",
        "1",
    ),
    "Counter.total": (
        "from collections import Counter\nc = Counter()",
        "c.total()",
        "c['a'] = 1",
        "0",
        "1",
    ),
    "ChainMap": (
        "from collections import ChainMap\nd = {'a': 0}; c = ChainMap(d)",
        "c['a']",
        "d['a'] = 1",
        "0",
        "1",
    ),
    "UserList": (
        "from collections import UserList\nu = UserList([0])",
        "u[0]",
        "u[0] = 1",
        "0",
        "1",
    ),
    "len of a UserDict": (
        "from collections import UserDict\nu = UserDict()",
        "len(u)",
        "u['a'] = 1",
        "0",
        "1",
    ),
    "mappingproxy": (
        "import types\nd = {'a': 0}; p = types.MappingProxyType(d)",
        "p['a']",
        "d['a'] = 1",
        "0",
        "1",
    ),
    "subclass of list": (
        "class L(list): pass\nitems = L([0])",
        "items[0]",
        "items[0] = 1",
        "0",
        "1",
    ),
    "itertools.chain": (
        CONTAINER + "\nimport itertools",
        "list(itertools.chain(items))",
        "items[0] = 1",
        "[0]",
        "[1]",
    ),
    "functools.reduce": (
        CONTAINER + "\nimport functools, operator",
        "functools.reduce(operator.add, items, 0)",
        "items[0] = 1",
        "0",
        "1",
    ),
    "operator.getitem": (
        CONTAINER + "\nimport operator",
        "operator.getitem(items, 0)",
        "items[0] = 1",
        "0",
        "1",
    ),
    "itemgetter": (
        CONTAINER + "\nimport operator\nfirst = operator.itemgetter(0)",
        "first(items)",
        "items[0] = 1",
        "0",
        "1",
    ),
    "bisect": (
        CONTAINER + "\nimport bisect",
        "bisect.bisect(items, 0)",
        "items[0] = 1",
        "1",
        "0",
    ),
    "heapq.nsmallest": (
        CONTAINER + "\nimport heapq",
        "heapq.nsmallest(1, items)",
        "items[0] = 1",
        "[0]",
        "[1]",
    ),
    "copy.copy": (CONTAINER + "\nimport copy", "copy.copy(items)", "items[0] = 1", "[0]", "[1]"),
    "copy of an object": (
        POINT + "import copy",
        "copy.copy(point).x",
        "point.x = 1",
        "0",
        "1",
    ),
    "deepcopy of nested": (
        CONTAINER + "\nimport copy\nouter = {'a': items}",
        "copy.deepcopy(outer)",
        "items[0] = 1",
        "{'a': [0]}",
        "{'a': [1]}",
    ),
    "deepcopy of objects": (
        POINT + "import copy\nouter = [point]",
        "copy.deepcopy(outer)[0].x",
        "point.x = 1",
        "0",
        "1",
    ),
    "json.dumps": (
        CONTAINER + "\nimport json",
        "json.dumps(items)",
        "items[0] = 1",
        "'[0]'",
        "'[1]'",
    ),
    "json.dumps of nested": (
        CONTAINER + "\nimport json\nouter = {'a': items}",
        "json.dumps(outer)",
        "items[0] = 1",
        repr('{"a": [0]}'),
        repr('{"a": [1]}'),
    ),
}

TABLES = {**ATTRIBUTES, **VARIABLES, **CONTAINERS}


@pytest.mark.parametrize("row", TABLES.values(), ids=TABLES)
def test_a_write_can_come_between_two_reads(row: Row) -> None:
    setup, read, write, before, after = row
    source = program_of(setup + "\nseen = []", f"seen[:] = ({read}, {read})", write, "tuple(seen)")
    expected = {
        f"({one}, {two})" for one, two in ((before, before), (before, after), (after, after))
    }
    assert outcomes(source, 60) == expected
