"""What background.py has to do, run with ordinary threads: pytest exercises/02_waiting/06_daemon."""

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
    """Import background.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("background.py"))
    spec = importlib.util.spec_from_file_location("daemon_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


background = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


class Letter:
    """A document that counts how often it was saved."""

    def __init__(self, text=""):
        self.lock = threading.Lock()
        self.text, self.safe = text, ""
        self.dirty = bool(text)
        self.saves = 0

    def write(self, text):
        with self.lock:
            self.text += text
            self.dirty = True

    def save(self):
        with self.lock:
            self.safe = self.text
            self.dirty = False
            self.saves += 1


@in_time
def test_a_saver_is_a_daemon_that_does_nothing_yet():
    letter, made = Letter("Dear"), []
    # A thread is a daemon if its maker is one and nobody says otherwise; so an ordinary thread makes it.
    maker = threading.Thread(target=lambda: made.append(background.AutoSaver(letter, 0.1)), daemon=False)
    maker.start()
    maker.join()
    assert made, "it cannot be made: see the error"
    (saver,) = made
    assert isinstance(saver, threading.Thread)
    assert saver.daemon is True
    assert letter.saves == 0, "nothing may happen before start()"


@in_time
def test_a_saver_can_be_given_a_name():
    assert background.AutoSaver(Letter(), 0.1, name="night watch").name == "night watch"


@in_time
def test_a_letter_is_saved_when_it_has_changed():
    letter = Letter()
    saver = background.AutoSaver(letter, 0.1)
    saver.start()
    letter.write("Dear Ada")
    while letter.dirty:
        time.sleep(0.05)
    assert letter.safe == "Dear Ada"
    saves = letter.saves
    time.sleep(0.5)
    assert letter.saves == saves, "nothing has changed since: there is nothing to save"
    letter.write(", how are you?")
    while letter.dirty:
        time.sleep(0.05)
    assert letter.safe == "Dear Ada, how are you?"
    saver.stop()


@in_time
def test_stop_saves_the_last_change_and_ends_the_thread():
    for _ in range(20):
        letter = Letter()
        saver = background.AutoSaver(letter, 0.05)
        saver.start()
        letter.write("Dear Ada")
        saver.stop()
        assert letter.safe == "Dear Ada", "what was written before stop() has to be in the safe"
        assert not saver.is_alive(), "when stop() returns the thread has ended"


@in_time
def test_stop_is_prompt():
    letter = Letter()
    saver = background.AutoSaver(letter, 100)
    saver.start()
    letter.write("Dear Ada")
    time.sleep(0.1)
    began = time.monotonic()
    saver.stop()
    assert time.monotonic() - began < 2.5, "nobody wants to wait for the end of the pause"
    assert letter.safe == "Dear Ada"
    assert not saver.is_alive(), "when stop() returns the thread has ended"


@in_time
def test_stop_may_be_called_twice():
    saver = background.AutoSaver(Letter(), 0.1)
    saver.start()
    saver.stop()
    saver.stop()


@in_time
def test_stop_may_be_called_before_start():
    letter = Letter("Dear Ada")
    saver = background.AutoSaver(letter, 100)
    saver.stop()
    assert letter.safe == "Dear Ada", "it saves what is dirty"
    saver.start()
    saver.join(2)
    assert not saver.is_alive(), "whoever is started after stop() ends at once"
