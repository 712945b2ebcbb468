"""What pool.py has to do, run with ordinary threads: pytest exercises/06_real_programs/01_thread_pool."""

from __future__ import annotations

import functools
import importlib.util
import os
import sys
import threading
import time
from pathlib import Path

import pytest

# --- You need not read this part: it finds your file, and ends a test that would never end. ---


def in_time(function):
    """Run a function in a daemon thread, and pass on what it returned or what went wrong in any thread."""

    @functools.wraps(function)
    def guarded():
        returned, errors = [], []

        def body():
            try:
                returned.append(function())
            except BaseException as error:
                errors.append(error)

        hook, threading.excepthook = threading.excepthook, lambda raised: errors.append(raised.exc_value)
        try:
            guard = threading.Thread(target=body, name="test", daemon=True)
            guard.start()
            guard.join(in_time.seconds)
        finally:
            threading.excepthook = hook
        if errors:
            raise errors[0]
        if not returned:
            waited, in_time.seconds = in_time.seconds, min(2, in_time.seconds)  # the next one need not take as long
            pytest.fail(f"not finished after {waited:g} seconds: something waits for what never comes", pytrace=False)
        return returned[0]

    return guarded


in_time.seconds = float(os.environ.get("THREADLINGS_PATIENCE", 10))


@in_time
def load():
    """Import pool.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("pool.py"))
    spec = importlib.util.spec_from_file_location("thread_pool_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


pool = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


@in_time
def test_tasks_are_done_by_workers():
    def who(number):
        return number, threading.current_thread()

    crew = pool.ThreadPool(3)
    futures = [crew.submit(who, number) for number in range(20)]
    done = [future.result() for future in futures]
    crew.shutdown()
    assert [number for number, _ in done] == list(range(20))
    assert all(isinstance(worker, pool.Worker) for _, worker in done)
    assert issubclass(pool.Worker, threading.Thread)
    assert len({worker for _, worker in done}) <= 3


@in_time
def test_as_many_at_once_as_there_are_workers():
    under_way, most = [], []

    def work():
        under_way.append(1)
        time.sleep(0.02)
        most.append(len(under_way))
        under_way.pop()

    with pool.ThreadPool(3) as crew:
        for _ in range(9):
            crew.submit(work)
    assert max(most) == 3


@in_time
def test_a_result_can_be_waited_for():
    gate = threading.Event()
    with pool.ThreadPool(1) as crew:
        future = crew.submit(gate.wait, 5)
        nothing = crew.submit(gate.clear)
        with pytest.raises(TimeoutError):
            future.result(timeout=0.05)
        gate.set()
        assert future.result() is True
        assert future.result(timeout=0) is True
        assert nothing.result() is None


@in_time
def test_an_error_comes_out_of_result_and_harms_no_worker():
    with pool.ThreadPool(1) as crew:
        wrong, right = crew.submit(int, "three"), crew.submit(int, "3")
        assert right.result() == 3
        for _ in range(2):
            with pytest.raises(ValueError):
                wrong.result()


@in_time
def test_shutdown_finishes_what_was_accepted_and_then_refuses():
    done = []

    def slowly(number):
        time.sleep(0.01)
        done.append(number)

    crew, other = pool.ThreadPool(2), pool.ThreadPool(1)
    for number in range(10):
        crew.submit(slowly, number)
    crew.shutdown()
    assert sorted(done) == list(range(10))
    with pytest.raises(RuntimeError):
        crew.submit(print)
    crew.shutdown()
    assert other.submit(len, "four").result() == 4
    other.shutdown()


@in_time
def test_a_task_may_submit_tasks():
    with pool.ThreadPool(1) as crew:
        outer = crew.submit(lambda: [crew.submit(pow, n, 2) for n in range(5)])
        assert [inner.result() for inner in outer.result()] == [0, 1, 4, 9, 16]
