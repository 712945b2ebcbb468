"""Checking without checks: a repository released without them runs the visible tests.

They give no points, and they are run once: what they say is no proof. The document is the same
`threadlings/result/v1`, each test of the visible test standing for a check that is worth nothing.
"""

from __future__ import annotations

import ast
import hashlib
import time
from typing import TYPE_CHECKING, Any

from grader.checking.result import CheckResult
from grader.cli.unscored import CHECKED_BY
from grader.cli.visible import Ran, run_visible_test
from grader.grading.result import ExerciseResult, Result
from grader.sandbox.isolation import PRACTICE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from grader.course import Exercise

Document = dict[str, Any]

_SECONDS = 60.0
_LINES = 5
"""Lines of a message that are shown."""
_BOUND = "one run, with ordinary threads"
_NOT_STARTED = "Its file is still as it was given."


def visible_document(
    work: Sequence[tuple[Exercise, Path, bool]],
    *,
    name: str,
    seed: int,
    say: Callable[[str], None] = lambda _: None,
) -> Document:
    """Run visible tests, and return one result document for all of them.

    Args:
        work: Exercises, each with the file that answers it and whether that was begun.
        name: The submission's name.
        seed: The seed that was asked for; nothing here depends on it.
        say: Is told how far it is.
    """
    found: list[ExerciseResult] = []
    seconds: dict[str, float] = {}
    for number, (exercise, path, is_started) in enumerate(work, start=1):
        if len(work) > 1:
            say(f"({number} of {len(work)}) ...")
        begin = time.perf_counter()
        ran = run_visible_test(exercise, path, seconds=_SECONDS) if is_started else None
        seconds[exercise.slug] = round(time.perf_counter() - begin, 3)
        found.append(
            ExerciseResult(
                slug=exercise.slug,
                is_started=is_started,
                checks=tuple(_checks(exercise, ran)),
            )
        )
    result = Result(
        name=name,
        sha256=_digest([(exercise.slug, path) for exercise, path, _ in work]),
        seed=seed,
        isolation=PRACTICE,
        exercises=tuple(each.to_document() for each in found),
        seconds=seconds,
    )
    return {**result.to_document(), "checked_by": CHECKED_BY}


def _checks(exercise: Exercise, ran: Ran | None) -> list[CheckResult]:
    """Return a check for each test of the visible test, in its order."""
    names = _tests_of(exercise.visible_test)
    if ran is None:
        return [_check(name, reason="import_failed", message=_NOT_STARTED) for name in names]
    if ran.is_pytests_fault:
        last = (ran.said.strip().splitlines() or [""])[-1]
        message = f"pytest could not run {exercise.visible_test.name}: it ended with {ran.code}."
        return [_check(names[0], reason="grader_bug", message=f"{message} {last}".strip())]
    if "" in ran.tests:
        message = _shown(ran.tests[""])
        return [_check(name, reason="import_failed", message=message) for name in names]
    return [_of(name, ran) for name in names]


def _of(name: str, ran: Ran) -> CheckResult:
    message = ran.tests.get(name)
    if message == "":
        return _check(name)
    if message is not None:
        return _check(name, reason=_reason(message), message=_shown(message))
    if ran.in_time:
        why = "The program ended the whole process, so that this test said nothing."
        return _check(name, reason="ended_early", message=why)
    why = f"The tests were not done after {_SECONDS:g} seconds, and were stopped."
    return _check(name, reason="too_slow", message=why)


def _check(name: str, *, reason: str | None = None, message: str = "") -> CheckResult:
    return CheckResult(
        name=name,
        title=_title(name),
        status="passed" if reason is None else "error" if reason == "grader_bug" else "failed",
        points=0,
        max_points=0,
        message=message,
        reason=reason,
        mistake=None,
        verdict={
            "ending": "fails" if reason else "holds_within_bound",
            "executions": 0 if message == _NOT_STARTED else 1,
            "exhausted": False,
            "clock": "patient",
            "strategy": "visible_test",
            "bound": _BOUND,
        },
        counterexample=None,
    )


def _title(name: str) -> str:
    words = name.removeprefix("test_").replace("_", " ")
    return words[:1].upper() + words[1:]


def _reason(message: str) -> str:
    if message.startswith(("AssertionError", "assert ")):
        return "wrong_result"
    if message.startswith("Failed: not finished after"):
        return "never_ends"
    return "wrong_result" if message.startswith("Failed") else "exception"


def _shown(message: str) -> str:
    lines = message.removeprefix("AssertionError: ").removeprefix("Failed: ").splitlines()
    return "\n".join([*lines[:_LINES], *(["..."] if len(lines) > _LINES else [])])


def _tests_of(visible_test: Path) -> list[str]:
    """Return the names of a visible test's functions, without running it."""
    tree = ast.parse(visible_test.read_text(encoding="utf-8"))
    return [
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    ]


def _digest(files: Sequence[tuple[str, Path]]) -> str:
    """Return what identifies the files: the one's SHA-256, or that of the list of all."""
    digests = [(slug, hashlib.sha256(path.read_bytes()).hexdigest()) for slug, path in files]
    if len(digests) == 1:
        return digests[0][1]
    listing = "".join(f"{slug} {digest}\n" for slug, digest in digests)
    return hashlib.sha256(listing.encode()).hexdigest()
