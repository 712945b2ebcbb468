"""The process that explores a person's own program."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.sandbox.answer import Failed
from grader.sandbox.own import ask

pytestmark = pytest.mark.slow

LOCK = """
import multiprocessing, threading

def main():
    lock = multiprocessing.Lock()
    def work():
        with lock:
            threading.Event().wait(10)
    threads = [threading.Thread(target=work) for _ in range(2)]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
"""


def asked(source: str, *, seconds: float = 60.0, patience: float = 1.0):
    program = {
        "module": "prog",
        "file": "prog.py",
        "source": source,
        "entry": "main",
        "rules": {"instrument": [], "kept": [], "base": str(Path.cwd())},
    }
    search = {"executions": 10, "clock": "patient", "strategy": "pos"}
    return ask(
        {"action": "explore", "program": program, "search": search, "folders": []},
        seconds=seconds,
        progress=lambda said: None,
        interrupted=lambda: None,
        patience=patience,
    )


def test_a_lock_that_is_not_of_this_world_is_no_hang():
    answer = asked(LOCK)
    assert answer["refused"]["reason"] == "outside"
    assert "a real lock" in answer["refused"]["message"]
    assert "prog.py:7" in answer["refused"]["message"]


def test_a_program_lost_in_c_is_stopped():
    lost = "import re\ndef main():\n    re.match(r'(a+)+$', 'a' * 60 + 'b')\n"
    answer = asked(lost, seconds=3.0)
    assert isinstance(answer, Failed)
    assert answer.reason == "too_slow"


def test_a_program_that_ends_its_process_is_no_crash():
    answer = asked("import os\ndef main():\n    os._exit(3)\n")
    assert isinstance(answer, Failed)
    assert answer.reason == "ended_early"
