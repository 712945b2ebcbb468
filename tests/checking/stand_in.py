"""A stand-in for `grader.explore.wire`: runs the scenario once, natively."""

from __future__ import annotations

import types
from typing import Any

_STEP = {
    "task": "MainThread",
    "file": "account.py",
    "line": 1,
    "source": "x = 1",
    "operation": "write",
    "location": "x",
    "value": "1",
    "held": [],
    "function": "<module>",
}


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Answer one request."""
    program, search = request["program"], request["search"]
    student = types.ModuleType(program["module"])
    try:
        exec(compile(program["source"], program["file"], "exec"), vars(student))
    except Exception as error:  # noqa: BLE001  (the student's, whatever it is)
        message = f"{program['file']} can't be imported: {type(error).__name__}"
        return {"refused": {"reason": "import_failed", "message": message, "line": None}}
    if getattr(student, "ANSWER", None) is not None:
        return student.ANSWER
    scenario: dict[str, Any] = {}
    exec(program["scenario"]["source"], scenario)
    outcome = _outcome(search)
    try:
        value = scenario[program["scenario"]["function"]](student, *program["args"])
        outcome["results"] = [{"value": value, "executions": 1, "schedule": "0"}]
    except Exception as error:  # noqa: BLE001  (the student's, whatever it is)
        outcome["exceptions"] = [_exception(error)]
    outcome["observations"] = list(getattr(student, "OBSERVATIONS", []))
    if request["action"] == "replay":
        outcome["counterexample"] = _counterexample(search["schedule"])
    return {"outcome": outcome}


def _outcome(search: dict[str, Any]) -> dict[str, Any]:
    verdict = {
        "ending": "holds_within_bound",
        "executions": search["executions"],
        "exhausted": False,
        "clock": search["clock"],
        "strategy": search["strategy"],
        "bound": f"{search['executions']} executions",
    }
    kinds = ("results", "deadlocks", "exceptions", "endless", "leaks", "races", "observations")
    return {
        "verdict": verdict,
        **{kind: [] for kind in kinds},
        "output": "",
        "timed": True,
        "threads": 0,
        "counterexample": None,
    }


def _exception(error: Exception) -> dict[str, Any]:
    return {
        "type": type(error).__name__,
        "message": str(error),
        "task": "MainThread",
        "line": 3,
        "source": "",
        "file": "account.py",
        "executions": 1,
        "schedule": "0",
    }


def _counterexample(schedule: str) -> dict[str, Any]:
    return {
        "schedule": schedule,
        "preemptions": 0,
        "happens_on": "any_build",
        "tasks": ["MainThread"],
        "ending": {"kind": "returned", "message": "", "value": None},
        "locks": {},
        "steps": [_STEP],
    }
