"""What the student's process does with a request.

Plain data in, plain data out (the documents are in the contract).
"""

from __future__ import annotations

from typing import Any

from grader.errors import ThreadlingsError
from grader.explore.counterexample import counterexample
from grader.explore.explorer import Explorer, Watch
from grader.explore.search import Search
from grader.virtual.own_program import load
from grader.virtual.program import Program
from grader.virtual.refusals import Refused
from grader.virtual.treatment import Rules
from grader.virtual.world import World

_WORLD: list[World] = []


def warm_up() -> World:
    """Loads the virtual world, once in a process."""
    if not _WORLD:
        _WORLD.append(World())
    return _WORLD[0]


def is_spent() -> bool:
    """Whether a program may have changed a module or a class that is not its own.

    What is virtual is put back before each execution; the rest would still be so when the next
    question is answered.
    """
    return any(world.touched for world in _WORLD)


def answer(request: dict[str, Any], watch: Watch | None = None) -> dict[str, Any]:
    """Explores or replays what the request asks for.

    Args:
        request: As in the contract.
        watch: Is told how far the search is, and may end it.

    Returns:
        `{"outcome": ...}` or `{"refused": {"reason", "message", "line"}}`.
    """
    try:
        search, schedule, shrunk = _search(request["search"])
        loaded = load(_program(request["program"]), warm_up())
        if request["action"] == "replay":
            told = counterexample(loaded, search, schedule or "0", shrunk=shrunk)
            return {"outcome": {"counterexample": told, "notes": loaded.notes}}
        return {"outcome": Explorer(loaded, search, watch=watch).explore().document()}
    except Refused as refusal:
        return {
            "refused": {"reason": refusal.reason, "message": refusal.message, "line": refusal.line}
        }
    except ThreadlingsError as error:
        return {"refused": {"reason": "grader_bug", "message": error.message, "line": None}}


def _program(document: dict[str, Any]) -> Program:
    scenario = document.get("scenario")
    allowed = document.get("allowed_imports")
    rules = document.get("rules")
    return Program(
        module=document["module"],
        file=document["file"],
        source=document["source"],
        scenario=(scenario["function"], scenario["source"]) if scenario else None,
        entry=document.get("entry"),
        args=tuple(document.get("args") or ()),
        argv=tuple(document.get("argv") or ()),
        path=document.get("path"),
        package=document.get("package") or "",
        rules=None
        if rules is None
        else Rules(
            instrument=tuple(rules["instrument"]),
            kept=frozenset(rules["kept"]),
            base=rules["base"],
        ),
        allowed_imports=None if allowed is None else frozenset(allowed),
    )


def _search(document: dict[str, Any]) -> tuple[Search, str | None, bool]:
    known = ("strategy", "executions", "seed", "clock", "steps", "seconds", "races")
    given = {name: document[name] for name in known if document.get(name) is not None}
    return Search(**given), document.get("schedule"), bool(document.get("shrink", True))
