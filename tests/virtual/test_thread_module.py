"""The virtual modules have the members of the real ones, for each version."""

from __future__ import annotations

import _thread
import sys
import time
from typing import Any

import pytest

from grader.virtual.as_builtins import like_builtins
from grader.virtual.bookkeeping import ThreadHandle
from grader.virtual.locks import RLock, lock
from grader.virtual.thread_module import make_thread_module
from grader.virtual.time_module import make_time_module
from tests.engine.executions import execute

SINCE_3_12 = {"daemon_threads_allowed", "_is_main_interpreter"}
UNTIL_3_12 = {"_set_sentinel"}
SINCE_3_13 = {
    "lock",
    "start_joinable_thread",
    "_ThreadHandle",
    "_make_thread_handle",
    "_get_main_thread_ident",
    "_shutdown",
}
SINCE_3_14 = {"set_name", "_NAME_MAXLEN"}


def _names(module: Any) -> set[str]:
    return {name for name in vars(module) if not name.startswith("__")}


@pytest.mark.parametrize(
    ("version", "has", "lacks"),
    [
        ((3, 11), UNTIL_3_12, SINCE_3_12 | SINCE_3_13 | SINCE_3_14),
        ((3, 12), UNTIL_3_12 | SINCE_3_12, SINCE_3_13 | SINCE_3_14),
        ((3, 13), SINCE_3_12 | SINCE_3_13, UNTIL_3_12 | SINCE_3_14),
        ((3, 14), SINCE_3_12 | SINCE_3_13 | SINCE_3_14, UNTIL_3_12),
    ],
)
def test_members_by_version(
    monkeypatch: pytest.MonkeyPatch, version: tuple[int, int], has: set[str], lacks: set[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (*version, 0, "final", 0))
    names = _names(make_thread_module())
    monkeypatch.undo()
    assert has <= names
    assert not lacks & names


def test_thread_has_all_that_the_real_one_has() -> None:
    # `_get_name` only serves CPython's own tests.
    missing = _names(_thread) - _names(make_thread_module()) - {"_get_name"}
    if sys.platform == "linux":
        assert not missing
    made = _names(make_thread_module()) - _names(_thread)
    assert made <= {"_is_main_interpreter", "set_name", "_NAME_MAXLEN", "get_native_id"}


def test_time_has_all_that_the_real_one_has() -> None:
    assert _names(make_time_module()) == _names(time)


@pytest.mark.parametrize(
    "name", ["sleep", "monotonic", "time", "perf_counter", "time_ns", "localtime", "strftime"]
)
def test_functions_of_time_are_named_as_the_real_ones(name: str) -> None:
    assert getattr(make_time_module(), name).__name__ == name


def test_locks_have_the_methods_of_the_real_ones() -> None:
    assert not set(dir(_thread.allocate_lock())) - set(dir(lock))
    assert not set(dir(_thread.RLock())) - set(dir(RLock))
    assert hasattr(RLock, "locked") == hasattr(_thread.RLock, "locked")


@pytest.mark.skipif(sys.version_info < (3, 13), reason="came with 3.13")
def test_handles_have_the_methods_of_the_real_ones() -> None:
    assert not set(dir(_thread._ThreadHandle())) - set(dir(ThreadHandle))  # type: ignore[attr-defined]


def test_a_lock_can_be_no_base_class() -> None:
    def program(world: Any) -> None:
        class Mine(world.threading.Lock):  # type: ignore[misc]
            pass

    assert isinstance(execute(program).ending.error, TypeError)


def test_functions_like_builtins_keep_their_arguments() -> None:
    def function(first: int, second: int = 2, *, third: int = 3) -> tuple[int, int, int]:
        return first, second, third

    made = like_builtins("m", {"other": function, "constant": 1})
    assert made["other"](1, third=5) == (1, 2, 5)
    assert (made["other"].__name__, made["other"].__module__, made["constant"]) == ("other", "m", 1)
    assert function.__name__ == "function"
