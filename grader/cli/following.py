"""A student process that follows one schedule, whatever is to be explored.

Checks are run as they are; each of their explorations becomes a single execution.
"""

from __future__ import annotations

from typing import Any

from grader.sandbox.answer import Answered, Failed
from grader.sandbox.process import StudentProcess

Document = dict[str, Any]

_LISTS = ("results", "deadlocks", "exceptions", "endless", "leaks", "races", "observations")
_BAD_ENDINGS = {
    "deadlock": "deadlocks",
    "exception": "exceptions",
    "never_ends": "endless",
    "leaked_thread": "leaks",
}


class FollowingProcess(StudentProcess):
    """Answers every exploration with the one execution that a schedule gives.

    Args:
        schedule: The schedule to follow.
    """

    def __init__(self, schedule: str) -> None:
        super().__init__()
        self._schedule = schedule

    def ask(self, request: Document, *, seconds: float, sitting: int = 0) -> Answered | Failed:
        """Replay what was to be explored (see `StudentProcess.ask`)."""
        search = {**request["search"], "schedule": self._schedule, "shrink": False}
        replay = {**request, "action": "replay", "search": search}
        answer = super().ask(replay, seconds=seconds, sitting=sitting)
        if isinstance(answer, Failed) or "outcome" not in answer.document:
            return answer
        outcome = _as_explored(answer.document["outcome"], search)
        return Answered({"outcome": outcome})


def _as_explored(outcome: Document, search: Document) -> Document:
    """Return what exploring this one schedule alone would have given."""
    told = outcome.get("counterexample")
    filled: Document = {name: outcome.get(name) or [] for name in _LISTS}
    kind = told["ending"]["kind"] if told else "returned"
    if told and not any(filled[name] for name in ("results", *_BAD_ENDINGS.values())):
        filled[_BAD_ENDINGS.get(kind, "results")] = [_witness(told)]
    return {
        "verdict": {
            "ending": "holds_within_bound" if kind == "returned" else "fails",
            "executions": 1,
            "exhausted": False,
            "clock": search["clock"],
            "strategy": "replay",
            "bound": "this schedule alone",
        },
        **filled,
        "output": outcome.get("output") or "",
        "timed": True,
        "threads": outcome.get("threads") or 0,
        "counterexample": told,
    }


def _witness(told: Document) -> Document:
    """Return the entry of an outcome that a counterexample stands for."""
    ending = told["ending"]
    last: Document = next(
        (step for step in reversed(told["steps"]) if step["file"] not in ("", "<check>")), {}
    )
    kind, separator, message = ending["message"].partition(": ")
    return {
        "value": ending["value"],
        "executions": 1,
        "schedule": told["schedule"],
        "type": kind if separator else ending["message"],
        "message": message if ending["kind"] == "exception" and separator else ending["message"],
        "task": last.get("task", "MainThread"),
        "file": last.get("file", ""),
        "line": last.get("line"),
        "source": last.get("source", ""),
        "waits": ending.get("waits", []),
    }
