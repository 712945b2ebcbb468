"""What pingpong.py has to do, run with ordinary threads: pytest exercises/04_communicating/07_ping_pong."""

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
    """Import pingpong.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("pingpong.py"))
    spec = importlib.util.spec_from_file_location("ping_pong_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


pingpong = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


@in_time
def test_two_players_speak_in_turn():
    assert pingpong.play(3) == ["ping", "pong", "ping", "pong", "ping", "pong"]


@in_time
def test_a_long_game():
    assert pingpong.play(200) == ["ping", "pong"] * 200


@in_time
def test_any_number_of_players():
    assert pingpong.play(2, players=("one", "two", "three")) == ["one", "two", "three"] * 2
    assert pingpong.play(50, players=tuple("abcdefg")) == list("abcdefg") * 50
    assert pingpong.play(3, players=("alone",)) == ["alone"] * 3


@in_time
def test_a_second_game_begins_anew():
    assert pingpong.play(1) == ["ping", "pong"]
    assert pingpong.play(1, players=("tip", "tap", "top")) == ["tip", "tap", "top"]
    assert pingpong.play(1) == ["ping", "pong"]


@in_time
def test_every_player_is_a_thread_of_its_own():
    ran = []
    run = pingpong.Player.run

    def watched(self):
        ran.append(threading.current_thread() is self)
        run(self)

    pingpong.Player.run = watched
    try:
        pingpong.play(2, players=("one", "two", "three"))
    finally:
        pingpong.Player.run = run
    assert ran == [True] * 3
