"""Visible tests run in processes of their own, whatever becomes of the one that forks them."""

from __future__ import annotations

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import forkserver, get_all_start_methods
from pathlib import Path

import pytest

from grader.cli.audit.visible import visible_tests
from grader.course import Catalogue

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif("forkserver" not in get_all_start_methods(), reason="it has no fork server")
def test_the_server_that_forks_may_be_killed() -> None:
    catalogue = Catalogue.load(ROOT)
    exercise = catalogue.get("names")
    solutions = catalogue.solutions(exercise)
    with ThreadPoolExecutor(max_workers=2) as pool:
        first, *others = visible_tests(exercise, solutions, pool)
        told = [first.result()]
        server = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]  # not public
        os.kill(server, signal.SIGKILL)
        told += [each.result() for each in others]
    assert told == [[]] * (2 + len(solutions.variants))
