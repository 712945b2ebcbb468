"""CPython's own tests of its threading modules, run on the virtual world.

A test file is loaded through the world's importer, so that what it imports is virtual: `threading`,
`_thread`, `time`, `queue`, `_threading_local`, `sched`, `concurrent.futures`, and the parts of
`test.support` that use them. Each test method, with its fixtures, is one execution of the scheduler
in a freshly loaded test module.

Whatever would test the machine's interpreter instead (a script run in a new process) fails here by
intention, so that it has to be named in `exclusions.toml`.

`python -m tests.virtual.cpython_suite` prints the numbers; `--record` writes them to `floor.json`.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import gc
import importlib.util
import io
import json
import sys
import tomllib
import unittest
import warnings
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, ModuleType
from typing import TYPE_CHECKING, Any, NoReturn
from unittest import _log as unittest_log
from unittest import mock

from grader.engine.ending import EndingKind
from grader.engine.scheduler import Scheduler
from grader.engine.spin import LOOKS
from grader.strategies import NonPreemptive, RandomWalk
from grader.virtual.running import RUNNING
from grader.virtual.world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from grader.engine.strategy import Strategy

HERE = Path(__file__).parent
EXCLUSIONS = HERE / "exclusions.toml"
FLOOR = HERE / "floor.json"
VERSION = f"{sys.version_info[0]}.{sys.version_info[1]}"
RELEASE = f"{VERSION}.{sys.version_info[2]}"
NO_NEW_INTERPRETER = "a new interpreter is not in the virtual world"

FILES = (
    "test_threading",
    "test_thread",
    "test_threading_local",
    "test_queue",
    "test_sched",
    "test_concurrent_futures.test_as_completed",
    "test_concurrent_futures.test_future",
    "test_concurrent_futures.test_init",
    "test_concurrent_futures.test_shutdown",
    "test_concurrent_futures.test_thread_pool",
    "test_concurrent_futures.test_wait",
)
"""The test files, by their names in the package `test`; `lock_tests` is part of the first two."""

STRATEGIES: dict[str, Callable[[], Strategy]] = {
    "non_preemptive": NonPreemptive,
    "random_walk": lambda: RandomWalk(1),
}

_SHORTER = {
    ("test.test_queue", "_shutdown_all_methods_in_many_threads"): {65536: 256},
    ("test.test_queue", "test_many_threads"): {10000: 300, 50: 6},
    ("test.test_queue", "test_many_threads_nonblock"): {10000: 300, 50: 6},
    ("test.test_queue", "test_many_threads_timeout"): {1000: 60, 50: 3},
}
"""Tests that repeat in the hope of an interleaving, which is chosen here: smaller numbers do."""

_ONCE = ("test", "test.support", "test.support.import_helper", "test.support.script_helper")
_ONCE += ("test.support.threading_helper", "concurrent.futures.process")
_EACH_TIME = ("test.lock_tests",)


def why_not(file: str) -> str | None:
    """Why a test file cannot be run here, or None if it can."""
    for name in ("test", "test.support", f"test.{file.partition('.')[0]}", f"test.{file}"):
        if importlib.util.find_spec(name) is None:
            return f"this Python has no {name}: its distribution leaves CPython's own tests out"
    return None


def exclusions() -> dict[str, str]:
    """The tests that are left out: `file.Class.method` or `file.Class` -> reason."""
    tables: dict[str, dict[str, str]] = tomllib.loads(EXCLUSIONS.read_text("utf-8"))
    return {
        name: f"{kind}: {reason}"
        for kind, tests in tables.items()
        for name, reason in tests.items()
    }


def floor() -> dict[str, dict[str, int]]:
    """How many tests pass at least: minor version -> file -> number."""
    return {version: numbers["passed"] for version, numbers in _recorded().items()}


def release() -> str | None:
    """The release that this minor version's numbers are of; another may have other tests."""
    found: str | None = _recorded().get(VERSION, {}).get("release")
    return found


def used_exclusions() -> dict[str, list[str]]:
    """The exclusions that name a test of a version: minor version -> names."""
    return {version: numbers["excluded"] for version, numbers in _recorded().items()}


def _recorded() -> dict[str, Any]:
    numbers: dict[str, Any] = json.loads(FLOOR.read_text("utf-8")) if FLOOR.exists() else {}
    return numbers


def matching(file: str, names: list[str], left_out: Collection[str]) -> set[str]:
    """The exclusions that name one of these tests, or its class."""
    full = {f"{file}.{name}" for name in names} | {
        f"{file}.{name.partition('.')[0]}" for name in names
    }
    return full & set(left_out)


@dataclass
class Tally:
    """What became of the tests of one file."""

    file: str
    passed: list[str] = field(default_factory=list)
    excluded: list[str] = field(default_factory=list)
    skipped: dict[str, str] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return (
            f"{VERSION}  {self.file:42} passed {len(self.passed):4}  "
            f"excluded {len(self.excluded):3}  "
            f"skipped by CPython {len(self.skipped):3}  failed {len(self.failed):3}"
        )


def _no_new_interpreter(*_args: object, **_options: object) -> NoReturn:
    raise AssertionError(NO_NEW_INTERPRETER)


def _shorter(module: str, code: CodeType) -> CodeType:
    numbers: dict[int, int] = _SHORTER.get((module, code.co_name), {})
    constants = [
        _shorter(module, each)
        if isinstance(each, CodeType)
        else numbers.get(each, each)
        if type(each) is int
        else each
        for each in code.co_consts
    ]
    return code.replace(co_consts=tuple(constants))


def _no_new_process() -> NoReturn:
    message = "a new process is not in the virtual world"
    raise NotImplementedError(message)


class _Fair(ast.NodeTransformer):
    """Makes `while` loops announce their rounds, as instrumentation does, so that others run."""

    def visit_While(self, node: ast.While) -> ast.While:
        self.generic_visit(node)
        call = ast.Expr(ast.Call(ast.Name("@loop", ast.Load()), [ast.Constant(node.lineno)], []))
        node.body.insert(0, ast.fix_missing_locations(ast.copy_location(call, node)))
        return node


def _one_more_round(site: int) -> None:
    if RUNNING.scheduler is not None:
        RUNNING.scheduler.spin.loop(site, LOOKS)


class Suite:
    """CPython's tests on a world of their own."""

    def __init__(self) -> None:
        self.world = World()
        self.importer = self.world.importer(find=self._find)
        self.builtins = {
            **self.world.builtins,
            "__import__": self.importer,
            "@loop": _one_more_round,
        }
        self._codes: dict[str, CodeType] = {}
        self._once: dict[str, ModuleType] = {}
        self._each_time: dict[str, ModuleType] = {}
        self._load("test.support")
        self._fit_helpers()
        self._load("test.support.threading_helper")
        self.world.load("sched")
        self._logging = self.world.load("logging")
        # What is loaded by now stays: collecting after each execution is much faster without it.
        gc.collect()
        gc.freeze()

    def close(self) -> None:
        """Gives the garbage collector back what it was told to pass over."""
        gc.unfreeze()

    def _find(self, name: str) -> ModuleType | None:
        if (
            name in _ONCE
            or name in _EACH_TIME
            or name.startswith(("test.test_concurrent_futures", "test.test_t"))
        ):
            return self._load(name)
        if name.startswith("test.support.") and importlib.util.find_spec(name) is not None:
            return importlib.import_module(name)
        return None

    def _load(self, name: str) -> ModuleType:
        home = self._once if name in _ONCE else self._each_time
        if name in home:
            return home[name]
        spec = importlib.util.find_spec(name)
        assert spec is not None
        if name not in self._codes:
            assert spec.origin is not None
            source = Path(spec.origin).read_bytes()
            self._codes[name] = _shorter(
                name, compile(_Fair().visit(ast.parse(source)), str(spec.origin), "exec")
            )
        parent, _, child = name.rpartition(".")
        above = self._load(parent) if parent else None
        module = ModuleType(name)
        module.__file__ = spec.origin
        module.__spec__ = spec
        module.__package__ = name if spec.submodule_search_locations is not None else parent
        if spec.submodule_search_locations is not None:
            module.__path__ = list(spec.submodule_search_locations)
        vars(module)["__builtins__"] = self.builtins
        home[name] = module
        try:
            exec(self._codes[name], vars(module))
        except BaseException:
            del home[name]
            raise
        if above is not None:
            setattr(above, child, module)
        return module

    def _fit_helpers(self) -> None:
        support: Any = self._once["test.support"]
        support.verbose = False
        support.use_resources = None
        support.run_in_subinterp = support.run_in_subinterp_with_config = _no_new_interpreter
        importing: Any = self._load("test.support.import_helper")

        def import_fresh_module(
            name: str, fresh: Any = (), blocked: Any = (), **_options: object
        ) -> Any:
            return None if "_queue" in fresh else self.world.load(name)

        importing.import_module = lambda name, **_options: self.importer(name, None, None, ("*",))
        importing.import_fresh_module = import_fresh_module
        processes: Any = ModuleType("concurrent.futures.process")
        vars(processes).update(vars(importlib.import_module(processes.__name__)))
        processes._check_system_limits = _no_new_process
        self._once[processes.__name__] = processes
        scripts: Any = self._load("test.support.script_helper")
        for name in (
            "assert_python_ok",
            "assert_python_failure",
            "spawn_python",
            "run_python_until_end",
        ):
            setattr(scripts, name, _no_new_interpreter)

    def _execute(self, body: Callable[[], Any], strategy: Strategy) -> Any:
        """Runs `body` as one execution.

        Returns:
            How it ended.
        """
        strategy.begin(0)
        scheduler = Scheduler(strategy, limit=2_000_000)
        self._each_time.clear()

        def main() -> Any:
            self.world.enter(scheduler)
            value = body()
            self.world.shut_down()
            return value

        collecting = gc.isenabled()
        gc.disable()
        try:
            return scheduler.run(main)
        finally:
            RUNNING.scheduler = None
            if collecting:
                gc.enable()
            gc.collect()

    def names(self, file: str) -> list[str]:
        """The tests of a file, as `Class.method`, in the order of its source."""

        def body() -> list[str]:
            module = self._load(f"test.{file}")
            found = []
            for cls in vars(module).values():
                if (
                    isinstance(cls, type)
                    and issubclass(cls, unittest.TestCase)
                    and cls.__module__ == module.__name__
                ):
                    names = unittest.defaultTestLoader.getTestCaseNames(cls)
                    found += [f"{cls.__name__}.{name}" for name in names]
            return found

        ending = self._execute(body, NonPreemptive())
        if ending.kind is not EndingKind.RETURNED:
            raise AssertionError(f"loading {file}: {ending}") from ending.error
        names: list[str] = ending.value
        return names

    def run(self, file: str, name: str, strategy: Strategy) -> tuple[str, str]:
        """Runs one test.

        Returns:
            "passed", "skipped" or "failed", and why.
        """
        result = unittest.TestResult()
        done = []

        def body() -> None:
            cls, _, method = name.partition(".")
            case = getattr(self._load(f"test.{file}"), cls)(method)
            unittest.TestSuite([case]).run(result)
            done.append(True)

        output = io.StringIO()
        state = (sys.stdout, sys.stderr, sys.excepthook)
        with (
            contextlib.redirect_stdout(output),
            contextlib.redirect_stderr(output),
            warnings.catch_warnings(),
        ):
            warnings.simplefilter("default")
            # `assertLogs` is to listen to the loggers of the virtual world.
            with (
                mock.patch.object(unittest_log, "logging", self._logging),
                mock.patch("os.fork", _no_new_interpreter, create=True),
                mock.patch("subprocess.Popen", _no_new_interpreter),
            ):
                ending = self._execute(body, strategy)
        sys.stdout, sys.stderr, sys.excepthook = state
        problems = [text for _, text in [*result.errors, *result.failures]]
        if result.unexpectedSuccesses:
            problems.append("unexpected success")
        # CPython, too, passes a test in which a thread ends with an exception that nobody looks at.
        if not done or ending.kind not in (EndingKind.RETURNED, EndingKind.EXCEPTION):
            problems.append(f"{output.getvalue()}\n{ending}")
        if problems:
            return "failed", "\n".join(problems)
        if result.skipped:
            return "skipped", result.skipped[0][1]
        return "passed", ""

    def tally(self, file: str, strategy: Strategy, left_out: dict[str, str]) -> Tally:
        """Runs a file's tests, but those that are left out."""
        tally = Tally(file)
        for name in self.names(file):
            if matching(file, [name], left_out):
                tally.excluded.append(name)
                continue
            how, why = self.run(file, name, strategy)
            if how == "passed":
                tally.passed.append(name)
            elif how == "skipped":
                tally.skipped[name] = why
            else:
                tally.failed[name] = why
        return tally


def _tallies(wanted: list[str]) -> Iterator[tuple[str, Tally]]:
    suite = Suite()
    left_out = exclusions()
    for file in FILES:
        if (wanted and file not in wanted) or why_not(file) is not None:
            continue
        for name, make in STRATEGIES.items():
            yield name, suite.tally(file, make(), left_out)


def _record(passed: Mapping[str, int], excluded: set[str]) -> None:
    numbers = _recorded()
    before = numbers.get(VERSION, {"passed": {}, "excluded": []})
    kept = {
        name
        for name in before["excluded"]
        if not any(name.startswith(f"{file}.") for file in passed)
    }
    numbers[VERSION] = {
        "release": RELEASE,
        "passed": dict(sorted({**before["passed"], **passed}.items())),
        "excluded": sorted(kept | excluded),
    }
    FLOOR.write_text(json.dumps(dict(sorted(numbers.items())), indent=2) + "\n", "utf-8")


def main() -> int:
    """Prints the numbers."""
    parser = argparse.ArgumentParser(description="CPython's own tests on the virtual world")
    parser.add_argument("files", nargs="*", help="such as test_queue; all by default")
    parser.add_argument("--record", action="store_true", help="write the numbers to floor.json")
    parser.add_argument("--verbose", action="store_true", help="print tracebacks")
    options = parser.parse_args()
    least: Counter[str] = Counter()
    failures = 0
    used: set[str] = set()
    for strategy, tally in _tallies(options.files):
        sys.stdout.write(f"{tally}  {strategy}\n")
        for name, why in tally.failed.items():
            sys.stdout.write(
                f"\n{tally.file}.{name}\n{why}\n"
                if options.verbose
                else f"  {name}: {why.strip().splitlines()[-1]}\n"
            )
        failures += len(tally.failed)
        used |= matching(tally.file, tally.excluded, exclusions())
        least[tally.file] = min(least.get(tally.file, len(tally.passed)), len(tally.passed))
    if options.record:
        _record(least, used)
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
