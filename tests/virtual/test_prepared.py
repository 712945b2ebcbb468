"""A module that only defines is run once: no execution may notice what the one before it left."""

from __future__ import annotations

import ast

import pytest

from grader.explore.explorer import Explorer
from grader.explore.search import Search
from grader.explore.wire import warm_up
from grader.strategies.random_walk import RandomWalk
from grader.virtual.instrument.definitions import only_defines
from grader.virtual.program import LoadedProgram, Program

DEFINES = [
    "import threading\nfrom queue import Queue\n",
    "LIMIT = 3\nNAMES = ('a', 'b')\nHALF = LIMIT / 2\nX: int = -1\nBOTH = A, B = 1, 2\n",
    "class Account:\n    'doc'\n    count = 0\n    __slots__ = ('n',)\n    def f(self, x=1): ...\n",
    "from dataclasses import dataclass, field\n"
    "@dataclass(frozen=True)\nclass P:\n    x: list = field(default_factory=list)\n",
    "class A:\n    @property\n    def x(self): return 1\n"
    "    @x.setter\n    def x(self, value): ...\n",
    "def main(): ...\nif __name__ == '__main__':\n    main()\n",
    "import sys\nif sys.version_info >= (3, 12):\n    X = 1\nelse:\n    X = 2\n",
    "from typing import TypeVar\nT = TypeVar('T')\nasync def f(x: T) -> T: return x\n",
]
DOES_MORE = [
    "lock = threading.Lock()\n",
    "names = []\n",
    "class A:\n    lock = Lock()\n",
    "class A:\n    seen = {}\n",
    "def f(x, to=[]): ...\n",
    "def f(*, to={}): ...\n",
    "print('hello')\n",
    "for i in range(3): pass\n",
    "import functools\n@functools.cache\ndef f(): ...\n",
    "def f(): ...\nf.count = 0\n",
    "n = 0\nn += 1\n",
    "class A(metaclass=M): ...\n",
    "class Color(Enum):\n    RED = 1\n",
    "class A:\n    def __init_subclass__(cls): cls.n = []\n",
    "def field(): return []\nX = field()\n",
    "def f(x: g()): ...\n",
    "try:\n    import x\nexcept ImportError:\n    x = None\n",
    "if input():\n    x = 1\n",
    "with open('f') as f: pass\n",
]


@pytest.mark.parametrize("source", DEFINES)
def test_a_module_that_only_defines_is_told(source: str) -> None:
    assert only_defines(ast.parse(source))


@pytest.mark.parametrize("source", DOES_MORE)
def test_a_module_that_does_more_is_told(source: str) -> None:
    assert not only_defines(ast.parse(source))


THREADS = """
import threading
class Box:
    count = 0
    def __init__(self): self.n = 0
class Adder(threading.Thread):
    made = 0
    def __init__(self, box):
        super().__init__()
        self.box = box
    def run(self):
        self.box.n += 1
        Box.count += 1
total = 0
def both(box):
    threads = [Adder(box), Adder(box)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
def changes_class():
    Adder.made += 1
    both(Box())
    return [Box.count, Adder.made]
def changes_global():
    global total, fresh
    both(Box())
    total += 1
    known = "fresh" in globals()
    fresh = 1
    return [total, known]
def changes_function():
    changes_function.calls = getattr(changes_function, "calls", 0) + 1
    both(Box())
    return changes_function.calls
def changes_method():
    run = Adder.run
    Adder.run = lambda self: (run(self), setattr(self.box, "n", self.box.n + 10))
    box = Box()
    both(box)
    Adder.extra = 1
    return box.n
def changes_library():
    before = threading.Thread.join
    threading.Thread.join = lambda self, timeout=None: before(self, timeout)
    box = Box()
    both(box)
    return [box.n, threading.excepthook is threading.__excepthook__]
def deletes():
    global Box
    box = Box()
    both(box)
    del Adder.made
    del Box
    return box.n
"""


@pytest.mark.parametrize(
    "entry",
    [
        "changes_class",
        "changes_global",
        "changes_function",
        "changes_method",
        "changes_library",
        "deletes",
    ],
)
def test_no_execution_notices_what_another_left(entry: str) -> None:
    told = []
    for repeats in (True, False):
        program = Program(module="box", file="box.py", source=THREADS, entry=entry)
        loaded = LoadedProgram(program, warm_up())
        assert loaded._repeats
        loaded._repeats = repeats
        outcome = Explorer(loaded, Search(executions=120)).explore()
        told.append(
            [(each.value, each.executions, each.schedule) for each in outcome.results]
            + [(each.type, each.schedule) for each in outcome.exceptions]
        )
    assert told[0] == told[1]
    assert told[0]


@pytest.mark.parametrize(
    "patch",
    [
        "import threading\ndef f():\n    threading.excepthook = print\n",
        "import threading\ndef f():\n    threading.Thread.join = None\n",
        "import threading\ndef f():\n    setattr(threading, 'excepthook', print)\n",
    ],
)
def test_no_program_notices_what_another_left(patch: str) -> None:
    looks = (
        "import threading\ndef f():\n"
        "    hook = threading.excepthook is threading.__excepthook__\n"
        "    return [hook, threading.Thread.join is None]\n"
    )
    values = []
    for source in (patch, looks):
        program = Program(module="m", file="m.py", source=source, entry="f")
        outcome = Explorer(LoadedProgram(program, warm_up()), Search(executions=2)).explore()
        values += [each.value for each in outcome.results]
    assert values == [None, [True, False]]


def test_each_execution_has_arguments_of_its_own() -> None:
    source = (
        "def f(items, box):\n    items.append(1)\n    box['a'].pop()\n    return [items, box]\n"
    )
    program = Program(module="m", file="m.py", source=source, entry="f", args=([], {"a": [2, 3]}))
    loaded = LoadedProgram(program, warm_up())
    endings = [loaded.run(RandomWalk(0)).ending for _ in range(3)]
    assert [ending.value for ending in endings] == [[[1], {"a": [2]}]] * 3


KEPT = """
import threading
class Adder(threading.Thread):
    def run(self):
        kept.append(1)
kept = ()
def both():
    global kept
    kept = []
    threads = [Adder(), Adder()]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
def exits():
    threading._register_atexit(both)
    both()
    return len(threading._threading_atexits)
def names():
    both()
    return threading.Thread().name
def executors():
    from concurrent.futures import ThreadPoolExecutor
    both()
    return ThreadPoolExecutor()._thread_name_prefix
def loggers():
    import logging
    logging.getLogger("adder").addHandler(logging.NullHandler())
    both()
    return len(logging.getLogger("adder").handlers)
def weights():
    both()
    return sorted(map(hash, {threading.Thread(), threading.main_thread()}))
"""


@pytest.mark.parametrize(
    ("entry", "value"),
    [
        ("exits", 2),
        ("names", "Thread-3"),
        ("executors", "ThreadPoolExecutor-0"),
        ("loggers", 1),
        ("weights", [0, 1]),
    ],
)
def test_the_library_is_as_new_in_each_execution(entry: str, value: object) -> None:
    loaded = LoadedProgram(
        Program(module="adder", file="adder.py", source=KEPT, entry=entry), warm_up()
    )
    outcome = Explorer(loaded, Search(executions=30)).explore()
    assert [each.value for each in outcome.results] == [value]
    assert not outcome.exceptions
