"""What crowd.py has to do, run with ordinary threads: pytest exercises/02_waiting/07_many_threads."""

from __future__ import annotations

import functools
import importlib.util
import os
import sys
import threading
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
    """Import crowd.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("crowd.py"))
    spec = importlib.util.spec_from_file_location("many_threads_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


crowd = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


@in_time
def test_a_filler_is_a_thread_that_has_not_written_yet():
    slots = [None] * 4
    filler = crowd.Filler(slots, 2)
    assert isinstance(filler, threading.Thread)
    assert slots == [None] * 4, "nothing may happen before start()"


@in_time
def test_a_filler_can_be_given_a_name_and_be_a_daemon():
    filler = crowd.Filler([None], 0, name="peg", daemon=True)
    assert (filler.name, filler.daemon) == ("peg", True)


@in_time
def test_a_filler_writes_in_its_own_slot_and_in_no_other():
    slots = [None, None, None, "taken", None]
    fillers = [crowd.Filler(slots, index) for index in (4, 2)]
    for filler in fillers:
        filler.start()
    for filler in fillers:
        filler.join()
    assert slots == [None, None, 4, "taken", 16]


def in_disorder(n):
    """Call fill, with Fillers that go on in the opposite order of their start; return also how many there were."""
    run, begun, may_go_on = crowd.Filler.run, [], [threading.Event() for _ in range(n)]
    may_go_on[-1].set()

    def watched(self):
        place = len(begun)
        begun.append(self)
        if not may_go_on[place].wait(timeout=0.5):
            in_vain.append(self)
        run(self)
        may_go_on[place - 1].set()

    in_vain = []
    crowd.Filler.run = watched
    try:
        return crowd.fill(n), len(begun), len(in_vain)
    finally:
        crowd.Filler.run = run


@in_time
def test_every_slot_is_filled_by_a_filler_whoever_is_done_first():
    slots, fillers, _ = in_disorder(4)
    assert slots == [0, 1, 4, 9]
    assert fillers == 4, "one Filler for each slot, and each runs once"


@in_time
def test_nobody_has_to_wait_for_a_turn():
    _, _, in_vain = in_disorder(3)
    assert not in_vain, "when the first is slow the others can be done before it"


@in_time
def test_there_may_be_none_and_there_may_be_a_thousand():
    assert crowd.fill(0) == []
    assert crowd.fill(1) == [0]
    assert crowd.fill(1000) == [i * i for i in range(1000)]
