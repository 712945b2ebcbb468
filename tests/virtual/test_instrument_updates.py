"""Whatever changes something shared in more than one step loses updates; what is one step does not.

Two threads run the same statements. The outcomes are those that CPython has on one build or other:
what one C call under the lock of its object does is one step, an operator and a store are two.
"""

from __future__ import annotations

import pytest

from tests.virtual.raced import outcomes, program_of

BOTH = {"1", "2"}
ONE_STEP = {"2"}

Row = tuple[str, str, str, set[str]]
"""Set-up, statements of both threads, result, outcomes."""

ATTRIBUTES: dict[str, Row] = {
    "attribute": ("class C: n = 0\nc = C()\nc.n = 0", "c.n += 1", "c.n", BOTH),
    "attribute of a class by name": ("class C: n = 0", "C.n += 1", "C.n", BOTH),
    "through an instance": ("class C: n = 0\nc = C()", "type(c).n += 1", "C.n", BOTH),
    "through __class__": ("class C: n = 0\nc = C()", "c.__class__.n += 1", "C.n", BOTH),
    "through a base": ("class C: n = 0\nclass D(C): pass", "C.n = D.n + 1", "C.n", BOTH),
    "default of the class": ("class C: n = 0\nc = C()", "c.n += 1", "c.n", BOTH),
    "slot": ("class C: __slots__ = 'n',\nc = C(); c.n = 0", "c.n += 1", "c.n", BOTH),
    "private name": (
        "class C:\n    __n = 0\n    def add(self): self.__n += 1\nc = C()",
        "c.add()",
        "c._C__n",
        BOTH,
    ),
    "property": (
        "class C:\n    kept = 0\n    @property\n    def n(self): return self.kept\n"
        "    @n.setter\n    def n(self, value): self.kept = value\nc = C()",
        "c.n += 1",
        "c.kept",
        BOTH,
    ),
    "descriptor": (
        "class D:\n    def __get__(self, owner, kind): return owner.kept\n"
        "    def __set__(self, owner, value): owner.kept = value\n"
        "class C:\n    n = D(); kept = 0\nc = C()",
        "c.n += 1",
        "c.kept",
        BOTH,
    ),
    "method of the base": (
        "class B:\n    n = 0\n    def add(self): self.n += 1\n"
        "class C(B):\n    def add(self): super().add()\nc = C()",
        "c.add()",
        "c.n",
        BOTH,
    ),
    "setattr": (
        "class C: pass\nc = C(); c.n = 0",
        "setattr(c, 'n', getattr(c, 'n') + 1)",
        "c.n",
        BOTH,
    ),
    "__dict__": ("class C: pass\nc = C(); c.n = 0", "c.__dict__['n'] += 1", "c.n", BOTH),
    "vars": ("class C: pass\nc = C(); c.n = 0", "vars(c)['n'] = c.n + 1", "c.n", BOTH),
    "own __setattr__": (
        "class C:\n    def __setattr__(self, name, value):\n"
        "        super().__setattr__(name, value)\nc = C(); c.n = 0",
        "c.n += 1",
        "c.n",
        BOTH,
    ),
    "object.__setattr__": (
        "class C: pass\nc = C(); c.n = 0",
        "object.__setattr__(c, 'n', c.n + 1)",
        "c.n",
        BOTH,
    ),
    "attribute of a function": ("def f(): pass\nf.n = 0", "f.n += 1", "f.n", BOTH),
    "attribute of a module": (
        "import types\nm = types.SimpleNamespace(n=0)",
        "m.n += 1",
        "m.n",
        BOTH,
    ),
    "dataclass": (
        "from dataclasses import dataclass\n@dataclass\nclass C:\n    n: int = 0\nc = C()",
        "c.n += 1",
        "c.n",
        BOTH,
    ),
    "namedtuple": (
        "from collections import namedtuple\nP = namedtuple('P', 'n')\nbox = [P(0)]",
        "box[0] = box[0]._replace(n=box[0].n + 1)",
        "box[0].n",
        BOTH,
    ),
    "enum": (
        "import enum\nclass E(enum.Enum):\n    A = 0\nE.A.n = 0",
        "E.A.n += 1",
        "E.A.n",
        BOTH,
    ),
    "lazily made": (
        "class C:\n    made = []\nc = C()",
        "if not hasattr(c, 'x'):\n    c.made.append(1)\n    c.x = 1",
        "len(c.made)",
        BOTH,
    ),
    "lazily made, with a default": (
        "class C:\n    made = []\nc = C()",
        "if getattr(c, 'x', None) is None:\n    c.made.append(1)\n    c.x = 1",
        "len(c.made)",
        BOTH,
    ),
    "compared before": (
        "class C: left = 1; got = 0\nc = C()",
        "if c.left > 0:\n    c.left -= 1\n    done.append(1)",
        "len(done)",
        BOTH,
    ),
}

VARIABLES: dict[str, Row] = {
    "global": ("n = 0", "global n; n += 1", "n", BOTH),
    "global by walrus": ("n = 0", "global n; (n := n + 1)", "n", BOTH),
    "global through globals()": ("n = 0", "globals()['n'] += 1", "n", BOTH),
    "global and globals()": ("n = 0", "global n; n = globals()['n'] + 1", "n", BOTH),
    "nonlocal": (
        "def make():\n    n = 0\n    def add():\n        nonlocal n\n        n += 1\n"
        "    return add, lambda: n\nadd, get = make()",
        "add()",
        "get()",
        BOTH,
    ),
    "nonlocal parameter": (
        "def make(n):\n    def add():\n        nonlocal n\n        n += 1\n"
        "    return add, lambda: n\nadd, get = make(0)",
        "add()",
        "get()",
        BOTH,
    ),
    "nonlocal before it is bound": (
        "def make():\n    def add():\n        nonlocal n\n        n += 1\n    n = 0\n"
        "    return add, lambda: n\nadd, get = make()",
        "add()",
        "get()",
        BOTH,
    ),
    "captured by a lambda in a lambda": (
        "add = (lambda: [(n := [0]), lambda: n][1])()",
        "add()[0] += 1",
        "add()[0]",
        BOTH,
    ),
    "tuple target": ("n = m = 0", "global n, m; n, m = n + 1, m", "n", BOTH),
    "starred target": ("n = 0", "global n; n, *_ = n + 1, 0", "n", BOTH),
    "default argument": ("def f(box=[0]): box[0] += 1", "f()", "f.__defaults__[0][0]", BOTH),
    "context variable": (
        "import contextvars\nv = contextvars.ContextVar('v', default=0)",
        "v.set(v.get() + 1)",
        "v.get()",
        {"0"},
    ),
}

ITEMS: dict[str, Row] = {
    "item of a dict": ("d = {'n': 0}", "d['n'] += 1", "d['n']", BOTH),
    "item of a list": ("x = [0]", "x[0] += 1", "x[0]", BOTH),
    "last item": ("x = [0]", "x[-1] += 1", "x[0]", BOTH),
    "slice": ("x = [0]", "x[:] = [x[0] + 1]", "x[0]", BOTH),
    "+= on a slice": ("x = []", "x[0:0] += [1]", "len(x)", ONE_STEP),
    "key that is an expression": ("d = {'n': 0}", "d['n'.lower()] += 1", "d['n']", BOTH),
    "tuple as key": ("d = {(0, 0): 0}", "d[0, 0] += 1", "d[0, 0]", BOTH),
    "get and store": ("d = {}", "d['n'] = d.get('n', 0) + 1", "d['n']", BOTH),
    "operator.setitem": (
        "import operator\nd = {'n': 0}",
        "operator.setitem(d, 'n', d['n'] + 1)",
        "d['n']",
        BOTH,
    ),
    "dict.__setitem__": (
        "d = {'n': 0}",
        "dict.__setitem__(d, 'n', d['n'] + 1)",
        "d['n']",
        BOTH,
    ),
    "__setitem__": ("d = {'n': 0}", "d.__setitem__('n', d['n'] + 1)", "d['n']", BOTH),
    "nested": ("d = {'a': {'n': 0}}", "d['a']['n'] += 1", "d['a']['n']", BOTH),
    "defaultdict of int": (
        "from collections import defaultdict\nd = defaultdict(int)",
        "d['n'] += 1",
        "d['n']",
        BOTH,
    ),
    "defaultdict of list": (
        "from collections import defaultdict\nd = defaultdict(list)",
        "d['n'].append(1)",
        "len(d['n'])",
        ONE_STEP,
    ),
    "own factory": (
        "from collections import defaultdict\nmade = [0]\n"
        "def make():\n    made[0] = 1\n    return []\nd = defaultdict(make)",
        "d['n'].append(1)",
        "len(d['n'])",
        BOTH,
    ),
    "Counter item": (
        "from collections import Counter\nd = Counter()",
        "d['n'] += 1",
        "d['n']",
        BOTH,
    ),
    "Counter.update": (
        "from collections import Counter\nd = Counter()",
        "d.update(['n'])",
        "d['n']",
        BOTH,
    ),
    "Counter.update with another": (
        "from collections import Counter\nd = Counter(n=0)",
        "d.update(Counter(n=1))",
        "d['n']",
        BOTH,
    ),
    "Counter.subtract": (
        "from collections import Counter\nd = Counter()",
        "d.subtract('n')",
        "-d['n']",
        BOTH,
    ),
    "OrderedDict": (
        "from collections import OrderedDict\nd = OrderedDict(n=0)",
        "d['n'] += 1",
        "d['n']",
        BOTH,
    ),
    "bytearray": ("b = bytearray(1)", "b[0] += 1", "b[0]", BOTH),
    "array": ("from array import array\na = array('i', [0])", "a[0] += 1", "a[0]", BOTH),
    "memoryview": (
        "b = bytearray(1)\nm = memoryview(b)",
        "m[0] += 1",
        "b[0]",
        BOTH,
    ),
    "UserDict": (
        "from collections import UserDict\nd = UserDict(n=0)",
        "d['n'] += 1",
        "d['n']",
        BOTH,
    ),
    "checked, then taken": (
        "x = [1]",
        "if x:\n    x.pop()",
        "len(x)",
        {"0", "IndexError: pop from empty list"},
    ),
    "in, then deleted": (
        "d = {'n': 1}",
        "if 'n' in d:\n    del d['n']",
        "len(d)",
        {"0", "KeyError: 'n'"},
    ),
    "in, then looked up": (
        "d = {'n': 1}",
        "if 'n' in d:\n    done.append(d['n'])\n    d.clear()",
        "len(d)",
        {"0", "KeyError: 'n'"},
    ),
    "len, then item": (
        "x = [1]",
        "if len(x):\n    x[0]\n    x.clear()",
        "len(x)",
        {"0", "IndexError: list index out of range"},
    ),
    "not in, then stored": (
        "d = {}",
        "if 'n' not in d:\n    d['n'] = 0\n    done.append(1)",
        "len(done)",
        BOTH,
    ),
    "gone through while another adds": (
        "d = {1: 1, 2: 2}",
        "for key, value in d.items():\n    pass\nd[len(done), 3] = 1",
        "1",
        {"1", "RuntimeError: dictionary changed size during iteration"},
    ),
}

CALLS: dict[str, Row] = {
    "append": ("x = []", "x.append(1)", "len(x)", ONE_STEP),
    "append kept": ("x = []\nadd = x.append", "add(1)", "len(x)", ONE_STEP),
    "store of a new key": ("d = {}", "d[object()] = 1", "len(d)", ONE_STEP),
    "deque.append": (
        "from collections import deque\nx = deque()",
        "x.append(1)",
        "len(x)",
        ONE_STEP,
    ),
    "set.add": ("x = set()", "x.add(object())", "len(x)", ONE_STEP),
    "+= on a list": ("x = []", "global x; x += [1]", "len(x)", ONE_STEP),
    "extend": ("x = []", "x.extend([1])", "len(x)", ONE_STEP),
    "setdefault": ("d = {}", "d.setdefault('n', []).append(1)", "len(d['n'])", ONE_STEP),
    "dict |= dict": ("d = {}", "global d; d |= {object(): 1}", "len(d)", ONE_STEP),
    "next of a count": (
        "import itertools\nc = itertools.count()",
        "done.append(next(c))",
        "len(set(done))",
        ONE_STEP,
    ),
    "+ on a list": ("x = []", "global x; x = x + [1]", "len(x)", BOTH),
    "sorted with a key that counts": (
        "n = 0\ndef key(each):\n    global n\n    n += 1\n    return each",
        "sorted([1], key=key)",
        "n",
        BOTH,
    ),
    "min with a key that counts": (
        "n = 0\ndef key(each):\n    global n\n    n += 1\n    return each",
        "min([1], key=key)",
        "n",
        BOTH,
    ),
    "map of a function that counts": (
        "n = 0\ndef do_one(each):\n    global n\n    n += 1\n    return each",
        "list(map(do_one, [1]))",
        "n",
        BOTH,
    ),
    "filter": (
        "n = 0\ndef do_one(each):\n    global n\n    n += 1\n    return each",
        "list(filter(do_one, [1]))",
        "n",
        BOTH,
    ),
    "sum of a generator": (
        "n = 0\ndef do_one():\n    global n\n    n += 1\n    return 1",
        "sum(do_one() for _ in range(1))",
        "n",
        BOTH,
    ),
    "any of a generator": (
        "n = 0\ndef do_one():\n    global n\n    n += 1\n    return 1",
        "any(do_one() for _ in range(1))",
        "n",
        BOTH,
    ),
    "reduce": (
        "import functools\nn = 0\ndef both(a, b):\n    global n\n    n += 1\n    return a",
        "functools.reduce(both, [1, 2])",
        "n",
        BOTH,
    ),
    "update with a generator": (
        "n = 0\nd = {}\ndef pair():\n    global n\n    n += 1\n    return n, n",
        "d.update(pair() for _ in range(1))",
        "n",
        BOTH,
    ),
    "__eq__ that counts": (
        "n = 0\nclass C:\n    def __eq__(self, other):\n        global n\n        n += 1\n"
        "        return True",
        "C() == 1",
        "n",
        BOTH,
    ),
    "__hash__ that counts": (
        "n = 0\nclass C:\n    def __hash__(self):\n        global n\n        n += 1\n"
        "        return 1",
        "{C(): 1}",
        "n",
        BOTH,
    ),
    "__lt__ that counts": (
        "n = 0\nclass C:\n    def __lt__(self, other):\n        global n\n        n += 1\n"
        "        return True",
        "sorted([C(), C()])",
        "n",
        BOTH,
    ),
    "__len__ that counts": (
        "n = 0\nclass C:\n    def __len__(self):\n        global n\n        n += 1\n"
        "        return 1",
        "len(C())",
        "n",
        BOTH,
    ),
    "__bool__ that counts": (
        "n = 0\nclass C:\n    def __bool__(self):\n        global n\n        n += 1\n"
        "        return True",
        "if C(): pass",
        "n",
        BOTH,
    ),
    "__contains__ that counts": (
        "n = 0\nclass C:\n    def __contains__(self, each):\n        global n\n        n += 1\n"
        "        return True",
        "1 in C()",
        "n",
        BOTH,
    ),
    "__getitem__ that counts": (
        "n = 0\nclass C:\n    def __getitem__(self, key):\n        global n\n        n += 1\n",
        "C()[0]",
        "n",
        BOTH,
    ),
    "__iter__ that counts": (
        "n = 0\nclass C:\n    def __iter__(self):\n        global n\n        n += 1\n"
        "        return iter(())",
        "list(C())",
        "n",
        BOTH,
    ),
    "__getattribute__ that counts": (
        "n = 0\nclass C:\n    def __getattribute__(self, name):\n        global n\n"
        "        n += 1\n        return n\nc = C()",
        "c.x",
        "n",
        BOTH,
    ),
    "__iadd__ that counts": (
        "n = 0\nclass C:\n    def __iadd__(self, other):\n        global n\n        n += 1\n"
        "        return self\nc = C()",
        "global c; c += 1",
        "n",
        BOTH,
    ),
    "method called by format": (
        "n = 0\nclass C:\n    def __format__(self, how):\n        global n\n        n += 1\n"
        "        return ''",
        "f'{C()}'",
        "n",
        BOTH,
    ),
    "heappush": (
        "import heapq\nx = []",
        "heapq.heappush(x, 1)",
        "len(x)",
        ONE_STEP,
    ),
    "heappop after a look": (
        "import heapq\nx = [1]",
        "if x:\n    heapq.heappop(x)",
        "len(x)",
        {"0", "IndexError: index out of range"},
    ),
    "partial": (
        "import functools\nx = []\nadd = functools.partial(x.append, 1)",
        "add()",
        "len(x)",
        ONE_STEP,
    ),
    "decorated": (
        "import functools\nn = 0\ndef counting(f):\n    @functools.wraps(f)\n"
        "    def inner():\n        global n\n        n += 1\n        return f()\n    return inner\n"
        "@counting\ndef f(): pass",
        "f()",
        "n",
        BOTH,
    ),
    "with": (
        "import contextlib\nn = 0\n@contextlib.contextmanager\ndef counted():\n    global n\n"
        "    n += 1\n    yield",
        "with counted(): pass",
        "n",
        BOTH,
    ),
    "a generator of one's own": (
        "def ids():\n    n = 0\n    while True:\n        n += 1\n        yield n\ng = ids()",
        "done.append(next(g))",
        "len(set(done))",
        {"2", "ValueError: generator already executing"},
    ),
    "a generator that a loop goes through": (
        "def ids():\n    yield 1\n    yield 2\ng = ids()",
        "for each in g: done.append(each)",
        "len(done)",
        {"2", "ValueError: generator already executing"},
    ),
    "a list iterator": (
        "it = iter([1, 2])",
        "for each in it: done.append(each)",
        "sorted(done)",
        {"[1, 2]"},
    ),
}

TABLES = {**ATTRIBUTES, **VARIABLES, **ITEMS, **CALLS}


@pytest.mark.parametrize("row", TABLES.values(), ids=TABLES)
def test_two_threads_that_do_the_same(row: Row) -> None:
    setup, both, result, expected = row
    found = outcomes(program_of("done = []\n" + setup, both, both, result), 100)
    assert found == expected
