"""A class that looks like a thread, and runs at once, hides no mistake in data that is shared."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from grader.cli.audit.impatient import Impatient
from grader.course import Catalogue
from grader.grading import Submission, grade
from grader.sandbox.launch import Launch
from grader.sandbox.process import StudentProcess, fork_or_spawn

ROOT = Path(__file__).resolve().parents[2]
LOOKALIKE = """
class _Lookalike:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        self._target, self._args, self._kwargs = target, args, kwargs or {}
        self.name, self.daemon, self.ident = name or "Thread-1", bool(daemon), None

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def start(self):
        self.ident = 1
        self.run()

    def join(self, timeout=None):
        pass

    def is_alive(self):
        return False
"""
# The scenarios of these start threads of the student's class over data that they share.
EXERCISES = (
    "lost_update",
    "check_then_act",
    "consistent_snapshot",
    "always_release",
    "reentrant",
    "lock_order",
    "lazy_once",
    "own_data",
    "cache",
    "connection_pool",
    "philosophers",
    "rate_limiter",
    "find_the_race",
)
HONEST = {
    # The pool is right where only the client is wrong, which other checks notice.
    ("connection_pool", "test_an_error_gives_it_back"),
    # The error gets out of what runs at once, too: that is all that is asked.
    ("always_release", "test_a_customer_lets_other_errors_out"),
    # Whoever is alone need not wait, and so does not spin.
    ("cache", "test_nobody_waits_by_spinning"),
}


def lookalike(text: str) -> str:
    """A program whose threads are none, or "" if it has none that could be changed."""
    changed = re.sub(r"\b(?:threading\.)?Thread(?=[()])", "_Lookalike", text)
    if changed == text:
        return ""
    heads = 0
    for statement in ast.parse(changed).body:
        docstring = isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        if not docstring and not isinstance(statement, ast.Import | ast.ImportFrom):
            break
        heads = statement.end_lineno or 0
    lines = changed.splitlines(keepends=True)
    return "".join([*lines[:heads], LOOKALIKE, *lines[heads:]])


@pytest.mark.slow
@pytest.mark.parametrize("slug", EXERCISES)
def test_a_lookalike_hides_no_mistake(slug: str, tmp_path: Path) -> None:
    catalogue = Catalogue.load(ROOT)
    exercise = catalogue.get(slug)
    caught, handed_in = {}, []
    for mistake in catalogue.solutions(exercise).mistakes:
        text = lookalike(mistake.path.read_text(encoding="utf-8"))
        if text:
            path = tmp_path / mistake.mistake / exercise.module
            path.parent.mkdir()
            path.write_text(text, encoding="utf-8")
            handed_in.append(Submission(mistake.mistake, path))
            caught[mistake.mistake] = set(mistake.catches)
    assert handed_in
    with StudentProcess(fork_or_spawn(Launch(), fresh=False)) as process:
        documents = grade(handed_in, [exercise], process=Impatient(process))
    earned = {
        (document["submission"]["name"], check["name"])
        for document in documents
        for check in document["exercises"][0]["checks"]
        if check["status"] == "passed"
        and check["name"] in caught[document["submission"]["name"]]
        and (slug, check["name"]) not in HONEST
    }
    assert earned == set()
