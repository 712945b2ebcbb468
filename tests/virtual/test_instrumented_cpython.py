"""Rewritten code behaves as before: CPython's own tests of the language, rewritten, pass.

Each module of CPython's `test` package below is run twice, plain and instrumented; what passes
plain must pass instrumented, but for the differences listed here by name.
"""

from __future__ import annotations

import builtins
import importlib.util
import sys
import unittest
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from grader.engine.scheduler import Scheduler
from grader.explore.wire import warm_up
from grader.strategies import NonPreemptive
from grader.virtual.hooks import Hooks
from grader.virtual.instrument.rewriter import instrument
from grader.virtual.instrument.sites import Sites
from grader.virtual.running import RUNNING

MODULES = [
    "test_augassign",
    "test_class",
    "test_contextlib",
    "test_dataclasses",
    "test_decorators",
    "test_dictcomps",
    "test_extcall",
    "test_fstring",
    "test_generators",
    "test_grammar",
    "test_heapq",
    "test_keywordonlyarg",
    "test_listcomps",
    "test_named_expressions",
    "test_patma",
    "test_positional_only_arg",
    "test_property",
    "test_raise",
    "test_scope",
    "test_setcomps",
    "test_super",
    "test_unpack",
    "test_unpack_ex",
    "test_with",
]
DIFFERENCES = {
    "testCellLeak": "objects live until the execution ends, as places are named by address",
    "testCellIsArgAndEscapes": "a closure has one more cell: the one that stands for the call",
    "testCellIsLocalAndEscapes": "a closure has one more cell: the one that stands for the call",
    "test_frame_resurrect": "objects live until the execution ends",
    "test_hash_rules": "a class without a hash of its own gets one that is no address",
    "test_refcycle": "no garbage is collected within an execution",
    "test_send_with_yield_from": "the hook that calls an unknown object's method has a frame",
    "test_hash_no_args": "a class without a hash of its own gets one that is no address",
    "test_throw_with_yield_from": "the hook that calls an unknown object's method has a frame",
}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),
    pytest.mark.skipif(
        importlib.util.find_spec("test.test_grammar") is None,
        reason="this Python came without its own tests",
    ),
]


@pytest.mark.parametrize("name", MODULES)
def test_what_passes_plain_passes_instrumented(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = failures(run_plain(name, monkeypatch))
    result = run_instrumented(name, monkeypatch)
    broken = {test: told for test, told in failures(result).items() if test not in plain}
    assert result.testsRun > 0
    assert {test: told for test, told in broken.items() if test not in DIFFERENCES} == {}


def failures(result: unittest.TestResult) -> dict[str, str]:
    return {str(test).partition(" ")[0]: told for test, told in result.failures + result.errors}


def load(name: str, monkeypatch: pytest.MonkeyPatch, **namespace: Any) -> tuple[ModuleType, str]:
    monkeypatch.delitem(sys.modules, f"test.{name}", raising=False)
    spec = importlib.util.find_spec(f"test.{name}")
    assert spec is not None
    assert spec.origin is not None
    module = ModuleType(f"test.{name}")
    module.__file__ = spec.origin
    module.__package__ = "test"
    vars(module).update(namespace)
    monkeypatch.setitem(sys.modules, f"test.{name}", module)
    return module, Path(spec.origin).read_text(encoding="utf-8")


def suite_of(module: ModuleType) -> unittest.TestSuite:
    return unittest.defaultTestLoader.loadTestsFromModule(module)


def run_plain(name: str, monkeypatch: pytest.MonkeyPatch) -> unittest.TestResult:
    module, source = load(name, monkeypatch)
    exec(compile(source, module.__file__ or "", "exec", dont_inherit=True), vars(module))
    return suite_of(module).run(unittest.TestResult())


def run_instrumented(name: str, monkeypatch: pytest.MonkeyPatch) -> unittest.TestResult:
    world = warm_up()
    sites = Sites()
    hooks = Hooks(sites, {f"test.{name}"}, world.modules.keys())
    module, source = load(name, monkeypatch, __builtins__={**vars(builtins), **hooks.names()})
    file = module.__file__ or ""
    code = compile(instrument(source, file, sites), file, "exec", dont_inherit=True)
    scheduler = Scheduler(NonPreemptive(), limit=10**9)
    result = unittest.TestResult()

    def main() -> None:
        world.enter(scheduler)
        exec(code, vars(module))
        suite_of(module).run(result)

    try:
        ending = scheduler.run(main)
    finally:
        RUNNING.scheduler = None
    assert ending.error is None
    return result
