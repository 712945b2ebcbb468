"""Stand-ins for `grader.explore.wire`, run in real student processes, for hostile code.

The request's "code" is plain Python that plays a hostile submission; nothing instruments it.
"""

from __future__ import annotations

import builtins
from typing import Any

VERDICT = {
    "ending": "holds",
    "executions": 1,
    "exhausted": True,
    "clock": "patient",
    "strategy": "pos",
    "bound": None,
}


def outcome(value: object = None, **changes: object) -> dict[str, Any]:
    """Return a valid answer whose only result is a value."""
    document = {
        "verdict": VERDICT,
        "results": [{"value": value, "executions": 1, "schedule": "0"}],
        "deadlocks": [],
        "exceptions": [],
        "endless": [],
        "leaks": [],
        "races": [],
        "observations": [],
        "output": "",
        "timed": True,
        "threads": 0,
        "counterexample": None,
    }
    return {"outcome": document | changes}


def echo(request: dict[str, Any]) -> dict[str, Any]:
    """Answer with what was asked."""
    return outcome(request.get("value"))


def run(request: dict[str, Any]) -> dict[str, Any]:
    """Execute the request's code; answer with what it leaves in `answer`, else `value`."""
    names: dict[str, Any] = {"request": request, "outcome": outcome}
    exec(request["code"], names)
    if "answer" in names:
        return names["answer"]
    return outcome(names.get("value"))


def is_spent() -> bool:
    """Whether the code said that its process should answer nothing more."""
    return hasattr(builtins, "spent")
