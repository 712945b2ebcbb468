"""What sprint.py has to do, run with ordinary threads: pytest exercises/04_communicating/01_start_gun."""

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
    """Import sprint.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("sprint.py"))
    spec = importlib.util.spec_from_file_location("start_gun_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


sprint = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


@in_time
def test_the_gun_holds_everybody_back_until_it_is_fired():
    gun, passed = sprint.StartGun(), []

    def waiting(number):
        gun.wait()
        passed.append(number)

    threads = [threading.Thread(target=waiting, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    time.sleep(0.1)
    assert passed == []
    gun.fire()
    for thread in threads:
        thread.join()
    assert sorted(passed) == [0, 1, 2, 3, 4]


@in_time
def test_who_comes_after_the_shot_passes():
    gun = sprint.StartGun()
    gun.fire()
    gun.wait()
    gun.wait()


@in_time
def test_after_a_reset_one_has_to_wait_again():
    gun, log = sprint.StartGun(), []
    gun.fire()
    gun.reset()
    late = sprint.Sprinter(gun, log, "late")
    late.start()
    time.sleep(0.1)
    assert log == []
    gun.fire()
    late.join()
    assert log == ["late"]


@in_time
def test_a_sprinter_waits_for_the_gun():
    gun, log = sprint.StartGun(), []
    ada = sprint.Sprinter(gun, log, 3, name="Ada", daemon=True)
    assert isinstance(ada, threading.Thread)
    assert (ada.name, ada.daemon) == ("Ada", True)
    ada.start()
    time.sleep(0.05)
    assert log == []
    gun.fire()
    ada.join()
    assert log == [3]


@in_time
def test_everybody_finishes():
    assert sorted(sprint.hold_race(range(8))) == list(range(8))
    assert sorted(sprint.hold_race(iter("abc"))) == ["a", "b", "c"]
    assert sprint.hold_race([]) == []


@in_time
def test_nobody_is_started_after_the_shot():
    started, at_the_shot = [], []
    fire, start = sprint.StartGun.fire, sprint.Sprinter.start

    def watched_start(self):
        started.append(self)
        start(self)

    def watched_fire(self):
        at_the_shot.append(len(started))
        fire(self)

    sprint.StartGun.fire, sprint.Sprinter.start = watched_fire, watched_start
    try:
        sprint.hold_race("abcd")
    finally:
        sprint.StartGun.fire, sprint.Sprinter.start = fire, start
    assert at_the_shot == [4]
