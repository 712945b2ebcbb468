"""What rwlock.py has to do, run with ordinary threads: pytest exercises/05_classics/02_readers_writer."""

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
    """Import rwlock.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("rwlock.py"))
    spec = importlib.util.spec_from_file_location("readers_writer_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


rwlock = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


@in_time
def test_readers_are_in_together():
    lock, together = rwlock.ReadWriteLock(), threading.Barrier(3)

    def read():
        with lock.read():
            together.wait(5)

    readers = [threading.Thread(target=read) for _ in range(3)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()


@in_time
def test_a_writer_is_alone():
    lock, inside, seen = rwlock.ReadWriteLock(), [], []

    def be_in(what):
        for _ in range(5):
            with getattr(lock, what)():
                inside.append(what)
                time.sleep(0.001)
                seen.append(sorted(inside))
                inside.remove(what)

    threads = [threading.Thread(target=be_in, args=(what,)) for what in ("read", "write") * 3]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all("write" not in each or each == ["write"] for each in seen)


@in_time
def test_a_waiting_writer_is_not_kept_out_by_new_readers():
    lock, over = rwlock.ReadWriteLock(), threading.Event()
    came = []

    def keep_reading(pause):
        time.sleep(pause)
        while not over.is_set() and len(came) < 200:
            with lock.read():
                came.append(1)
                time.sleep(0.02)

    readers = [threading.Thread(target=keep_reading, args=(pause,)) for pause in (0, 0.007, 0.013)]
    for reader in readers:
        reader.start()
    time.sleep(0.05)
    with lock.write():
        over.set()
    for reader in readers:
        reader.join()
    assert len(came) < 100


@in_time
def test_a_block_that_raises_is_left():
    lock = rwlock.ReadWriteLock()
    for side in (lock.read, lock.write):
        with pytest.raises(KeyError), side():
            raise KeyError("torn page")
    with lock.write():
        pass
    with lock.read():
        pass


@in_time
def test_readers_copy_and_writers_append():
    lock, book = rwlock.ReadWriteLock(), ["one"]
    reader = rwlock.Reader(lock, book, name="Ada", daemon=True)
    writer = rwlock.Writer(lock, book, "two", name="Ben", daemon=True)
    assert isinstance(reader, threading.Thread)
    assert isinstance(writer, threading.Thread)
    assert (reader.name, reader.daemon, writer.name, writer.daemon) == ("Ada", True, "Ben", True)
    with lock.write():
        reader.start()
        book.append("half a page")
        time.sleep(0.02)
        book.pop()
    reader.join()
    with lock.read():
        writer.start()
        time.sleep(0.02)
        assert book == ["one"]
    writer.join()
    assert (book, reader.seen) == (["one", "two"], ["one"])
