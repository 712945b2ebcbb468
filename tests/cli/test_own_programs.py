"""`explore` on programs as people have them: packages, arguments, dependencies, the edge of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from importlib.machinery import EXTENSION_SUFFIXES
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Said

    Run = Callable[..., Said]

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]

PROJECT = {
    "app/__init__.py": "from .core import Account\n",
    "app/core.py": """
from __future__ import annotations
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from . import limits
from .sub.more import *
if TYPE_CHECKING:
    from .nowhere import Thing

log = logging.getLogger(__name__)

@dataclass
class Account:
    balance: int = 0
    history: list[int] = field(default_factory=list)

    def deposit(self, amount: int, thing: Thing | None = None) -> None:
        log.info("deposit %s", amount)
        assert MORE < limits.MOST
        self.balance += amount
""",
    "app/limits.py": "MOST = 100\nfrom . import core\n",
    "app/sub/more.py": "MORE = 1\n",  # a namespace package: there is no __init__.py
    "app/amount.txt": "5",
    "app/__main__.py": "import sys\nfrom .main import main\nsys.exit(main())\n",
    "app/main.py": """
import argparse, atexit, importlib, random, signal, sys, threading
from pathlib import Path
from app.core import Account

def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: None)
    beside = importlib.import_module("beside")
    amount = int(Path(__file__).with_name("amount.txt").read_text()) + random.Random().randrange(1)
    account = Account()
    atexit.register(lambda: print("at exit:", beside.NAME))
    threads = [
        threading.Thread(target=account.deposit, args=(amount,)) for _ in range(chosen.workers)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert account.balance == amount * chosen.workers, f"{account.balance} of {sys.argv[1:]}"

if __name__ == "__main__":
    main()
    sys.exit(0)
""",
    "beside.py": "import queue\nNAME = queue.__name__\n",
    "src/lib/__init__.py": "from lib.work import run\n",
    "src/lib/work.py": "def run():\n    return 'from src'\n",
    "scripts/use.py": "from lib import run\n\ndef main():\n    return run()\n",
    "pyproject.toml": "",
}


def written(root: Path, files: dict[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = written(tmp_path / "project", PROJECT)
    monkeypatch.chdir(root)
    return root


@pytest.mark.parametrize(
    "typed",
    [("-m", "app"), ("app",), ("app/main.py",), ("app/main.py::main",), ("-m", "app.main::main")],
    ids=" ".join,
)
def test_a_package_is_run_in_each_way_python_has(
    run: Run, project: Path, typed: tuple[str, ...]
) -> None:
    said = run("explore", *typed, "--executions", "60", "--", "--workers", "2")
    assert said.code == 1, said
    assert "AssertionError: 5 of ['--workers', '2']" in said.out
    assert "app/core.py:21  balance  -> 0" in said.out
    assert "MainThread  app/main.py:22  raises AssertionError" in said.out
    again = next(line for line in said.out.splitlines() if "again:" in line)
    assert again.endswith(" -- --workers 2")


def test_what_it_prints_to_be_typed_again_shows_the_same(run: Run, project: Path) -> None:
    said = run("explore", "-m", "app", "--executions", "60", "--", "--workers", "2")
    again = next(line for line in said.out.splitlines() if "again:" in line)
    arguments = again.split("threadlings ")[1].replace('"', "").split()
    assert run(*arguments).code == 1


def test_a_project_with_its_packages_in_src(run: Run, project: Path) -> None:
    said = run("explore", "scripts/use.py::main")
    assert said.code == 0
    assert "'from src'" in said.out


def test_exit_functions_run_when_the_threads_have_ended(run: Run, project: Path) -> None:
    written(
        project,
        {
            "bye.py": "import atexit, threading\nout = []\n"
            "threading.Thread(target=out.append, args=(1,)).start()\n"
            "atexit.register(lambda: print('ended with', out))\n"
        },
    )
    document = json.loads(run("explore", "bye.py", "--executions", "30", "--json", "-").out)
    assert document["verdict"]["ending"] == "holds_within_bound"
    assert document["output"] == "ended with [1]\n"


@pytest.mark.parametrize("code", [None, 0, 3])
def test_the_status_a_program_ends_with(run: Run, project: Path, code: int | None) -> None:
    (project / "ends.py").write_text(f"import sys\nsys.exit({code})\n", encoding="utf-8")
    assert run("explore", "ends.py").code == (1 if code else 0)


OUTSIDE = {
    "process": "import subprocess; subprocess.run(['true'])",
    "spawn": "import multiprocessing as m; m.get_context('spawn').Process(target=print).start()",
    "thread": "import asyncio; asyncio.run(asyncio.to_thread(print))",
    "caught": "import os\n    try: os.system('true')\n    except BaseException: pass",
    "alarm": "import signal; signal.alarm(1)",
}


@pytest.mark.parametrize("what", OUTSIDE)
def test_what_no_schedule_decides_is_said_clearly(run: Run, project: Path, what: str) -> None:
    written(project, {"out.py": f"def main():\n    {OUTSIDE[what]}\n"})
    said = run("explore", "out.py::main")
    assert said.code == 2
    assert "out.py:" in said.out
    assert "leaves what can be explored" in said.out


def test_a_pool_of_threads_is_explored(run: Run, project: Path) -> None:
    text = (
        "from multiprocessing.pool import ThreadPool\n"
        "def main():\n    with ThreadPool(2) as pool:\n        return pool.map(abs, [-1, -2, 3])\n"
    )
    written(project, {"pool.py": text})
    document = json.loads(run("explore", "pool.py::main", "--executions", "20", "--json", "-").out)
    assert document["verdict"]["executions"] == 20
    assert [each["value"] for each in document["results"]] == [[1, 2, 3]]


LIBRARY = """
import threading, time

class Counter:
    def __init__(self):
        self.n, self.lock = 0, threading.Lock()
    def add(self):
        self.n += 1
    def slowly(self):
        with self.lock:
            time.sleep(1000)
            self.n += 1
"""
USES = """
import threading
from counting import Counter

def both(method):
    counter = Counter()
    threads = [threading.Thread(target=getattr(counter, method)) for _ in range(2)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    assert counter.n == 2, counter.n

def unlocked(): both("add")
def locked(): both("slowly")
"""


@pytest.fixture
def dependency(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The project with an installed package that it uses, and one with parts in C."""
    site = project.parent / "site-packages"
    files = {"counting/__init__.py": LIBRARY, f"quick/_fast{EXTENSION_SUFFIXES[0]}": ""}
    written(site, {**files, "quick/__init__.py": "NAME = 'quick'\n"})
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(site), str(ROOT)]))
    monkeypatch.syspath_prepend(str(site))
    return written(project, {"uses.py": USES})


@pytest.mark.parametrize("options", [(), ("--instrument", "counting")])
def test_a_dependency_has_the_virtual_threads_and_the_virtual_time(
    run: Run, dependency: Path, options: tuple[str, ...]
) -> None:
    said = run("explore", "uses.py::locked", "--executions", "30", *options)
    assert said.code == 0, said
    assert ("--instrument counting looks inside" in " ".join(said.out.split())) == (not options)


def test_a_dependency_is_looked_into_when_asked(run: Run, dependency: Path) -> None:
    said = run("explore", "uses.py::unlocked", "--executions", "60", "--instrument", "counting")
    assert said.code == 1
    assert "AssertionError: 1" in said.out
    assert "counting/__init__.py:8  self.n += 1" in said.out
    assert "replay --instrument counting uses.py::unlocked" in said.out


def test_parts_in_c_are_named(run: Run, dependency: Path) -> None:
    written(dependency, {"c.py": "def main():\n    import quick\n    return quick.NAME\n"})
    said = run("explore", "c.py::main")
    assert said.code == 0
    assert f"quick has parts in C (_fast{EXTENSION_SUFFIXES[0]})" in " ".join(said.out.split())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("prog.pi",), "prog.pi is not there"),
        (("beside.pyy",), "Did you mean beside.py?"),
        (("src",), "a folder without a __main__.py"),
        (("beside.py::main()",), "no function's name"),
        (("beside.py::NAMES",), "Did you mean `NAME`?"),
        (("beside.py::NAME",), "is no function, but str"),
        (("-m", "app.nothing"), "no module app.nothing"),
        (("-m", "lib"), "no module lib"),
        (("beside.py", "--instrument", "nothing_like_it"), "no package nothing_like_it"),
        (("beside.py", "--instrument", "queue"), "belongs to Python itself"),
        (("beside.py", "--workers", "3"), "goes after `--`"),
        (("beside.py", "--budgett", "3"), "--budget"),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, tuple) else "",
)
def test_wrong_input_is_told_as_such(
    run: Run, project: Path, arguments: tuple[str, ...], words: str
) -> None:
    said = run("explore", *arguments)
    assert (said.code, said.out) == (2, "")
    assert words in " ".join(said.err.split())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("def main(:\n", "is not Python yet"),
        ("import not_to_be_found\n", "wrong.py:1 cannot be imported: ModuleNotFoundError"),
        ("def main(a, b): pass\n", "needs other arguments"),
        ("async def main(): pass\n", "is an async function"),
        ("def main(): yield\n", "is a generator"),
    ],
)
def test_what_cannot_be_called_is_told_as_such(
    run: Run, project: Path, text: str, words: str
) -> None:
    written(project, {"wrong.py": text})
    target = "wrong.py::main" if "main" in text else "wrong.py"
    said = run("explore", target)
    assert said.code == 2
    assert words in " ".join((said.out + said.err).split())


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal sends Ctrl-C there, nobody else")
def test_ctrl_c_tells_what_was_found_so_far(project: Path) -> None:
    # With so many interleavings that the search is under way whenever the signal comes.
    text = (
        "import pathlib, threading\nn = [0]\n"
        "def add():\n    for _ in range(5): n[0] += 1\n"
        "count = pathlib.Path('count'); count.write_text(count.read_text() + '.' "
        "if count.exists() else '.')\n"
        "threads = [threading.Thread(target=add) for _ in range(4)]\n"
        "for t in threads: t.start()\nfor t in threads: t.join()\n"
        "assert n[0] == 20, 'lost'\n"
    )
    written(project, {"long.py": text})
    code = (  # what a shell starts in the background ignores Ctrl-C, and so does all it starts
        "import signal, sys; from grader.cli.main import main; "
        "signal.signal(signal.SIGINT, signal.default_int_handler); sys.exit(main())"
    )
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", code, "explore", "long.py", "--executions", "10000000"],
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    counter = project / "count"
    while not counter.exists() or len(counter.read_text()) < 50:
        assert process.poll() is None
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=200)
    assert process.returncode == 1, (out, err)
    assert "AssertionError: lost" in out
    assert "Stopping." in err
