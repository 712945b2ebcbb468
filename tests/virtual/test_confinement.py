"""What a submission may not touch, and what an honest one does without ever being caught."""

from __future__ import annotations

import re
from typing import Any

import pytest

from grader.course.imports import ALWAYS_ALLOWED
from grader.explore.wire import answer

SCENARIO = "def scenario(student):\n    return student.work()\n"


def ask(source: str) -> dict[str, Any]:
    program = {
        "module": "work",
        "file": "work.py",
        "source": source,
        "scenario": {"function": "scenario", "source": SCENARIO},
        "args": [],
        "allowed_imports": sorted(ALWAYS_ALLOWED),
    }
    return answer({"action": "explore", "program": program, "search": {"executions": 2}})


def in_work(body: str, above: str = "") -> str:
    lines = "\n".join(f"    {line}" for line in body.splitlines())
    return f"{above}\n\ndef work():\n{lines}\n"


IN_THE_TEXT = {
    "__globals__": "return work.__globals__",
    "__code__": "return work.__code__.co_consts",
    "__subclasses__": "return object.__subclasses__()",
    "__mro__": "return int.__mro__",
    "__self__": "return print.__self__",
    "tb_frame": "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n"
    "    return error.__traceback__.tb_frame",
    "gi_frame": "return (x for x in ()).gi_frame",
    "__getattribute__": "return object.__getattribute__(work, '__glo' + 'bals__')",
    "__class__": "class A: pass\nx = A()\nx.__class__ = int",
    "eval": "return eval('1')",
    "exec": "exec('x = 1')",
    "compile": "return compile('1', '', 'eval')",
    "globals": "return globals()",
    "__builtins__": "return __builtins__",
    "__import__": "return __import__('sys')",
    "f_back": "return f'{work.f_back}'",
    "__closure__": "match work:\n    case object(__closure__=c):\n        return c",
    "from sys import modules": "from sys import modules\nreturn len(modules)",
    "from os import write": "from os import write\nwrite(3, b'x')",
    "from logging import sys": "from logging import sys\nreturn sys",
    "from typing import get_type_hints": "from typing import get_type_hints",
}

AT_RUN_TIME = {
    "getattr": "return getattr(work, '__glo' + 'bals__')",
    "getattr of a subclass of str": "class S(str):\n    def __eq__(self, other): return False\n"
    "    __hash__ = str.__hash__\nreturn getattr(work, S('__globals__'))",
    "setattr": "class A: pass\nsetattr(A(), '__cla' + 'ss__', int)",
    "hasattr": "return hasattr(work, '__co' + 'de__')",
    "mapped getattr": "return list(map(getattr, [work], ['__co' + 'de__']))",
    "attrgetter": "import operator\nreturn operator.attrgetter('__glo' + 'bals__')(work)",
    "dotted attrgetter": "from operator import attrgetter\nreturn attrgetter('x.__code__')",
    "methodcaller": "import operator\n"
    "return operator.methodcaller('__getattri' + 'bute__', 'x')(work)",
    "sys.modules": "import sys\nreturn len(sys.modules)",
    "sys._getframe by getattr": "import sys\nreturn getattr(sys, '_get' + 'frame')",
    "sys.settrace, aliased": "import sys\ns = sys\nreturn s.addaudithook",
    "os.write": "import os\nos.write(3, b'forged')",
    "os.fork": "import os\nos.fork()",
    "os.system": "import os\nos.system('true')",
    "open of a descriptor": "open(3, 'wb')",
    "open of True": "open(True, 'wb')",
    "io.open of a descriptor": "import io\nio.open(3, 'wb')",
    "io.FileIO": "import io\nio.FileIO(3, 'w')",
    "a module's sys": "import logging\nreturn logging.sys.modules",
    "a module's os, aliased": "import random\nr = random\nreturn r._os",
    "a module's sys by getattr": "import contextlib\nreturn getattr(contextlib, 's' + 'ys')",
    "a module's namespace": "import threading\nreturn threading.__dict__",
    "vars of a module": "import queue\nreturn list(vars(queue))",
    "types.CodeType": "import types\nreturn types.CodeType",
    "string.Formatter": "import string\nreturn string.Formatter().get_field('0.x', (work,), {})",
    "timeit.timeit": "import timeit\nreturn timeit.timeit('1')",
    "caught": "import sys\ntry:\n    sys.modules\nexcept BaseException:\n    return 1",
}


def refused(source: str) -> dict[str, Any]:
    said = ask(source)
    assert "refused" in said, said
    assert said["refused"]["reason"] == "forbidden"
    document: dict[str, Any] = said["refused"]
    return document


@pytest.mark.parametrize("what", IN_THE_TEXT)
def test_what_is_forbidden_is_seen_in_the_text(what: str) -> None:
    said = refused(in_work(IN_THE_TEXT[what]))
    assert re.fullmatch(
        rf"work\.py, line \d+: this exercise does not need `{re.escape(what)}`\.", said["message"]
    )
    assert said["line"] >= 4


@pytest.mark.parametrize("what", AT_RUN_TIME)
def test_what_is_made_at_run_time_is_seen_where_it_is_used(what: str) -> None:
    said = refused(in_work(AT_RUN_TIME[what]))
    assert said["message"].startswith(f"work.py, line {said['line']}: this exercise does not need ")
    assert said["line"] >= 4


@pytest.mark.parametrize("text", ["x: 'work.__globals__' = 1", "def f(a: 'eval(1)') -> None: ..."])
def test_text_that_the_library_would_evaluate_is_looked_through(text: str) -> None:
    refused(f"def work(): ...\n{text}\n")


@pytest.mark.parametrize("name", ["gc", "ctypes", "inspect", "subprocess", "socket", "unittest"])
def test_modules_that_lead_out_cannot_be_imported(name: str) -> None:
    said = refused(f"import {name}\n\ndef work(): ...\n")
    assert said["message"] == f"work.py, line 1: this exercise does not need `import {name}`."


def test_a_submodule_that_makes_code_cannot_be_imported() -> None:
    refused("import logging.config\n\ndef work(): ...\n")


HONEST = {
    "its own objects": "class A:\n    def __init__(self):\n        self.os, self.sys = 1, 2\n"
    "    def both(self):\n        return self.os + self.sys + len(self.__dict__)\n"
    "return A().both()",
    "dynamic attributes": "class A: pass\na = A()\nsetattr(a, 'x', 5)\n"
    "return getattr(a, 'x') - getattr(a, 'y', 0) if hasattr(a, 'x') else 0",
    "printing to stderr": "import sys\nprint('x', file=sys.stderr)\nsys.stdout.flush()\nreturn 5",
    "redirected output": "import contextlib, io\nout = io.StringIO()\n"
    "with contextlib.redirect_stdout(out):\n    print('12345')\nreturn len(out.getvalue()) - 1",
    "stdout, by hand": "import sys, io\nold, sys.stdout = sys.stdout, io.StringIO()\n"
    "print('12345')\ntext, sys.stdout = sys.stdout.getvalue(), old\nreturn len(text) - 1",
    "traceback": "import traceback\ntry:\n    1 / 0\nexcept ZeroDivisionError as error:\n"
    "    traceback.print_exc()\n    return 5 if error.__traceback__ else 0",
    "exc_info": "import sys\ntry:\n    1 / 0\nexcept ZeroDivisionError:\n"
    "    return 5 if sys.exc_info()[0] is ZeroDivisionError else 0",
    "logging": "import logging\nlogging.getLogger('x').warning('five')\nreturn 5",
    "os": "import os\nreturn 5 if os.path.join('a', 'b') and os.cpu_count() and os.getpid() else 0",
    "os.path": "import os.path as p\nfrom os import cpu_count, path\n"
    "return 5 if p is path and cpu_count() else 0",
    "dataclasses": "from dataclasses import dataclass, field, asdict\n@dataclass(order=True)\n"
    "class P:\n    x: int\n    y: list = field(default_factory=list)\nreturn asdict(P(5))['x']",
    "typing": "from typing import NamedTuple, Optional, TypeVar\nclass P(NamedTuple):\n"
    "    x: 'Optional[int]' = 5\nreturn P().x",
    "namedtuple and enum": "import collections, enum\nP = collections.namedtuple('P', 'x y')\n"
    "class C(enum.Enum):\n    A = 5\nreturn P(C.A.value, 1).x",
    "functools": "import functools\n@functools.lru_cache\ndef f(x):\n    return x\n"
    "@functools.wraps(f)\ndef g(x):\n    return f(x)\nreturn functools.partial(g, 5)()",
    "operator": "import operator\nclass A:\n    x = 5\nreturn operator.attrgetter('x')(A)",
    "itemgetter": "from operator import itemgetter\nreturn itemgetter(1)([4, 5])",
    "timeit": "from timeit import default_timer as timer\nreturn 5 if timer() >= 0 else 0",
    "vars of an object": "class A:\n    def __init__(self): self.x = 5\nreturn vars(A())['x']",
    "class and name": "class A: pass\nreturn len(A().__class__.__name__) + 4",
    "random": "import random\nreturn 5 if 0 <= random.random() < 1 else 0",
    "sys": "import sys\nsys.setswitchinterval(0.005)\n"
    "return 5 if sys.version_info >= (3, 11) and sys.maxsize > 0 else 0",
    "copy": "import copy\nreturn copy.deepcopy([5])[0]",
    "star import": "return len(sqrt_of(25)) + 4",
    "future annotations": "def f(x: Undefined) -> Nothing: return x\nreturn f(5)",
}


@pytest.mark.parametrize("what", HONEST)
def test_an_honest_program_is_never_caught(what: str) -> None:
    above = {
        "star import": "from math import *\nfrom os.path import *\n\n\n"
        "def sqrt_of(x):\n    return [sqrt(x)]\n",
        "future annotations": "from __future__ import annotations\n",
    }
    said = ask(in_work(HONEST[what], above.get(what, "")))
    assert "outcome" in said, said
    assert [each["value"] for each in said["outcome"]["results"]] == [5], said["outcome"]
