"""What pool.py has to do, run with ordinary threads: pytest exercises/04_communicating/05_connection_pool."""

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
    spec = importlib.util.spec_from_file_location("connection_pool_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


pool = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


@in_time
def test_what_is_lent_comes_back():
    lines = pool.Pool(["a", "b"])
    with lines.connection() as first, lines.connection() as second:
        assert {first, second} == {"a", "b"}
    with lines.connection() as first, lines.connection() as second:
        assert {first, second} == {"a", "b"}


@in_time
def test_never_in_two_hands_and_all_of_them_in_use():
    busy, most = [], []

    def ask(line):
        busy.append(line)
        assert busy.count(line) == 1
        time.sleep(0.01)
        most.append(len(busy))
        busy.remove(line)

    lines = pool.Pool(["a", "b", "c"])
    clients = [pool.Client(lines, [ask] * 5) for _ in range(6)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    assert [client.error for client in clients] == [None] * 6
    assert max(most) == 3


@in_time
def test_a_block_that_raises_gives_it_back():
    lines = pool.Pool(["a"])
    with pytest.raises(KeyError), lines.connection():
        raise KeyError("interrupted")
    with lines.connection(timeout=0) as line:
        assert line == "a"


@in_time
def test_who_waits_in_vain_gets_a_timeout_error():
    lines = pool.Pool(["a"])
    with lines.connection():
        for timeout in (0, 0.05):
            began = time.monotonic()
            with pytest.raises(TimeoutError), lines.connection(timeout):
                pass
            assert time.monotonic() - began < 2
    with lines.connection(timeout=0), pytest.raises(TimeoutError), lines.connection(timeout=0):
        pass


@in_time
def test_a_client_keeps_answers_and_its_error():
    def fail(line):
        raise OSError(line)

    lines = pool.Pool(["a"])
    client = pool.Client(lines, [str.upper, len, fail, len], name="Ada", daemon=True)
    assert isinstance(client, threading.Thread)
    assert (client.name, client.daemon, client.answers, client.error) == ("Ada", True, [], None)
    client.start()
    client.join()
    assert client.answers == ["A", 1]
    assert repr(client.error) == "OSError('a')"
    with lines.connection(timeout=0) as line:
        assert line == "a"
