"""Small random programs give the same on the virtual world as on the real `threading`.

Programs whose outcome is not left to chance: operations of one thread, or of several that take
turns.
"""

from __future__ import annotations

import queue
import threading  # noqa: TID251 - what the virtual world is compared with
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.strategies import PartialOrderSampling
from tests.engine.executions import execute

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

REAL = SimpleNamespace(threading=threading, queue=queue)

Step = tuple[str, str, tuple[Any, ...]]
"""The name of an object, of its method, and the arguments: none of which can block."""

_CALLS: dict[str, list[tuple[str, tuple[Any, ...]]]] = {
    "lock": [
        ("acquire", (False,)),
        ("acquire", (True, 0)),
        ("acquire", (False, 1)),
        ("acquire", (True, -5)),
        ("acquire", (True, 1e300)),
        ("acquire", (True, 1e10)),
        ("acquire", (True, float("nan"))),
        ("acquire", (True, "1")),
        ("acquire", (True, None)),
        ("release", ()),
        ("locked", ()),
    ],
    "rlock": [
        ("acquire", (False,)),
        ("acquire", (True, 0)),
        ("release", ()),
        ("_is_owned", ()),
        ("_recursion_count", ()),
    ],
    "condition": [
        ("acquire", (False,)),
        ("release", ()),
        ("wait", (0,)),
        ("notify", ()),
        ("notify", (2,)),
        ("notify_all", ()),
    ],
    "semaphore": [
        ("acquire", (False,)),
        ("acquire", (True, 0)),
        ("acquire", (False, 1)),
        ("release", ()),
        ("release", (2,)),
    ],
    "bounded": [("acquire", (False,)), ("release", ()), ("release", (0,))],
    "event": [("set", ()), ("clear", ()), ("is_set", ()), ("wait", (0,))],
    "barrier": [("wait", (0,)), ("reset", ()), ("abort", ())],
    "alone": [("wait", ()), ("reset", ()), ("abort", ())],
    "queue": [
        ("put_nowait", (1,)),
        ("put", (2, True, 0)),
        ("put", (2, True, -1)),
        ("get_nowait", ()),
        ("get", (True, 0)),
        ("qsize", ()),
        ("empty", ()),
        ("full", ()),
        ("task_done", ()),
    ],
    "stack": [("put_nowait", (1,)), ("put_nowait", (2,)), ("get_nowait", ()), ("qsize", ())],
    "priority": [
        ("put_nowait", (3,)),
        ("put_nowait", (1,)),
        ("put_nowait", (2,)),
        ("get_nowait", ()),
    ],
    "simple": [
        ("put", (1,)),
        ("put", (2,)),
        ("get", (False,)),
        ("get_nowait", ()),
        ("qsize", ()),
        ("empty", ()),
    ],
}
_STEPS = st.sampled_from(
    [(name, method, args) for name, calls in _CALLS.items() for method, args in calls]
)
_PROGRAMS = st.lists(_STEPS, max_size=25)


def _objects(modules: Any) -> dict[str, Any]:
    threads, queues = modules.threading, modules.queue
    return {
        "lock": threads.Lock(),
        "rlock": threads.RLock(),
        "condition": threads.Condition(),
        "semaphore": threads.Semaphore(2),
        "bounded": threads.BoundedSemaphore(1),
        "event": threads.Event(),
        "barrier": threads.Barrier(2),
        "alone": threads.Barrier(1),
        "queue": queues.Queue(2),
        "stack": queues.LifoQueue(),
        "priority": queues.PriorityQueue(3),
        "simple": queues.SimpleQueue(),
    }


def _do(objects: dict[str, Any], step: Step) -> str:
    name, method, args = step
    try:
        return repr(getattr(objects[name], method)(*args))
    except Exception as error:  # noqa: BLE001 - it is part of what is compared
        return f"{type(error).__name__}: {error}"


def _alone(modules: Any, steps: Sequence[Step]) -> list[str]:
    objects = _objects(modules)
    return [_do(objects, step) for step in steps]


def _in_turns(modules: Any, turns: Sequence[tuple[int, Step]]) -> list[str]:
    """Three threads, each of which does the steps of its turns; an Event passes the turn on."""
    objects = _objects(modules)
    log: list[str] = []
    ready = [modules.threading.Event() for _ in range(len(turns) + 1)]

    def work(number: int) -> None:
        for place, (owner, step) in enumerate(turns):
            if owner == number:
                ready[place].wait()
                log.append(f"{modules.threading.current_thread().name} {_do(objects, step)}")
                ready[place + 1].set()

    make = modules.threading.Thread
    threads = [make(target=work, args=(number,), name=f"t{number}") for number in range(3)]
    for thread in threads:
        thread.start()
    ready[0].set()
    for thread in threads:
        thread.join()
    return [*log, *(str(thread.is_alive()) for thread in threads)]


def _same(program: Callable[[Any, Any], list[str]], steps: Any) -> None:
    expected = program(REAL, steps)
    for strategy in (None, PartialOrderSampling(1)):
        executed = execute(lambda modules: program(modules, steps), strategy)
        assert executed.kind == "returned"
        assert executed.value == expected


@pytest.mark.slow
@given(_PROGRAMS)
@settings(max_examples=200)
def test_one_thread(steps: list[Step]) -> None:
    _same(_alone, steps)


@pytest.mark.slow
@given(st.lists(st.tuples(st.integers(0, 2), _STEPS), max_size=14))
@settings(max_examples=60)
def test_threads_that_take_turns(turns: list[tuple[int, Step]]) -> None:
    _same(_in_turns, turns)
