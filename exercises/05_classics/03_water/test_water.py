"""What water.py has to do, run with ordinary threads: pytest exercises/05_classics/03_water."""

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
    """Import water.py from this folder, or the file that THREADLINGS_MODULE names."""
    path = Path(os.environ.get("THREADLINGS_MODULE") or Path(__file__).with_name("water.py"))
    spec = importlib.util.spec_from_file_location("water_under_test", path)
    module = sys.modules[spec.name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


water = load()
pytestmark = pytest.mark.filterwarnings("default::DeprecationWarning")  # old names are noted, not failed

# --- The specification starts here. ---


def molecules(made):
    """Cut what was made into threes, each sorted."""
    return ["".join(sorted(made[i : i + 3])) for i in range(0, len(made), 3)]


def make(letters, pause=None):
    """Start an atom for each letter, in this order, wait for all, and return what was emitted."""
    factory, made = water.Factory(), []
    kinds = {"H": water.Hydrogen, "O": water.Oxygen}
    atoms = [kinds[letter](factory, functools.partial(made.append, letter)) for letter in letters]
    for atom in atoms:
        atom.start()
        if pause:
            time.sleep(pause)
    for atom in atoms:
        atom.join()
    return made


@in_time
def test_atoms_are_threads():
    factory, made = water.Factory(), []
    for kind in (water.Hydrogen, water.Oxygen):
        atom = kind(factory, lambda: made.append("!"), name="atom", daemon=True)
        assert isinstance(atom, threading.Thread)
        assert (atom.name, atom.daemon) == ("atom", True)
    assert made == [], "nothing may happen before start()"


@in_time
def test_one_molecule():
    for letters in ("HHO", "HOH", "OHH"):
        assert molecules(make(letters)) == ["HHO"]


@in_time
def test_any_thread_can_bring_an_atom():
    factory, made = water.Factory(), []
    bring = {"H": factory.hydrogen, "O": factory.oxygen}
    threads = [threading.Thread(target=bring[x], args=(functools.partial(made.append, x),)) for x in "HOH"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert molecules(made) == ["HHO"]


@in_time
def test_nobody_goes_in_too_early():
    for letters in ("HHHHOO", "OOHHHH", "HHHOHO"):
        assert molecules(make(letters, pause=0.02)) == ["HHO"] * 2, letters


@in_time
def test_many_molecules():
    made = make("OHHHHO" * 20)
    assert len(made) == 120, "every atom's emit is called once"
    assert molecules(made) == ["HHO"] * 40
