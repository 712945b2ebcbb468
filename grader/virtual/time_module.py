"""The virtual `time`: its clocks stand still while anything can run."""

from __future__ import annotations

import time as real
from types import ModuleType
from typing import Any

from grader.engine.operation import ALL, CLOCK, TIME
from grader.virtual.as_builtins import as_seconds, like_builtins
from grader.virtual.running import RUNNING

EPOCH = 1_700_000_000.0
"""What `time.time()` says when an execution begins (seconds since 1970): any fixed moment does."""


def _now() -> float:
    scheduler = RUNNING.scheduler
    if scheduler is None:
        return 0.0
    scheduler.spin.look_at_clock()
    if scheduler.adversarial and not scheduler.dying:
        scheduler.point((CLOCK, TIME, ALL, False))
    return scheduler.now


def sleep(seconds: float, /) -> None:
    """As `time.sleep`, in virtual time.

    Raises:
        TypeError: Not a number.
        ValueError: A negative one.
        OverflowError: Beyond all times.
    """
    seconds = as_seconds(seconds)
    if seconds < 0:
        message = "sleep length must be non-negative"
        raise ValueError(message)
    scheduler = RUNNING.scheduler
    assert scheduler is not None
    scheduler.sleep(seconds)


def monotonic() -> float:
    """Virtual seconds since the execution began."""
    return _now()


def _nanoseconds(seconds: float) -> int:
    return round(seconds * 1e9)


def make_time_module() -> ModuleType:
    """A copy of `time` on the virtual clock; what formats and converts is the real one's."""
    module = ModuleType("time", real.__doc__)
    vars(module).update(
        {name: value for name, value in vars(real).items() if not name.startswith("__")}
    )
    members: dict[str, Any] = {
        "sleep": sleep,
        "monotonic": monotonic,
        "perf_counter": monotonic,
        "process_time": monotonic,
        "thread_time": monotonic,
        "time": lambda: EPOCH + _now(),
        "monotonic_ns": lambda: _nanoseconds(_now()),
        "perf_counter_ns": lambda: _nanoseconds(_now()),
        "process_time_ns": lambda: _nanoseconds(_now()),
        "thread_time_ns": lambda: _nanoseconds(_now()),
        "time_ns": lambda: _nanoseconds(EPOCH) + _nanoseconds(_now()),
        "gmtime": lambda seconds=None: real.gmtime(EPOCH + _now() if seconds is None else seconds),
        # The machine's time zone would make the same program give other bytes elsewhere.
        "localtime": lambda seconds=None: real.gmtime(
            EPOCH + _now() if seconds is None else seconds
        ),
        "ctime": lambda seconds=None: real.asctime(
            real.gmtime(EPOCH + _now() if seconds is None else seconds)
        ),
        "asctime": lambda moment=None: real.asctime(
            real.gmtime(EPOCH + _now()) if moment is None else moment
        ),
        "strftime": lambda form, moment=None: real.strftime(
            form, real.gmtime(EPOCH + _now()) if moment is None else moment
        ),
    }
    vars(module).update(like_builtins("time", members))
    return module
