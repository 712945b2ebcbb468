"""Is an answer what it must be? Checked in full, nothing is taken on trust.

A document that passes here can be read without surprises by everything behind it; one that doesn't
is a malformed answer, never a crash of the judge (a crash would be the grader's fault and cost no
points).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

Test = Callable[[object], bool]

_COUNT_CAP = 10**12
_SCHEDULE = re.compile(r"\d{1,9}(\*\d{1,9})?(\.\d{1,9}(\*\d{1,9})?)*")

REASONS = frozenset(
    {"import_failed", "forbidden", "missing_name", "ended_early", "too_much_output", "grader_bug"}
)
ENDINGS = frozenset({"fails", "holds", "holds_within_bound", "gave_up"})
OPERATIONS = frozenset(
    {
        "read",
        "write",
        "acquire",
        "release",
        "try_acquire",
        "timeout",
        "wait",
        "start",
        "begin",
        "join",
        "end",
        "sleep",
        "yield",
        "call",
        "output",
        "clock",
        "raise",
        "return",
    }
)
KINDS = frozenset({"returned", "deadlock", "exception", "never_ends", "leaked_thread"})


def _text(value: object) -> bool:
    return isinstance(value, str)


def _truth(value: object) -> bool:
    return isinstance(value, bool)


def _count(value: object) -> bool:
    return type(value) is int and 0 <= value <= _COUNT_CAP


def _schedule(value: object) -> bool:
    return isinstance(value, str) and _SCHEDULE.fullmatch(value) is not None


def _anything(_value: object) -> bool:
    return True


def _one_of(words: frozenset[str]) -> Test:
    return lambda value: isinstance(value, str) and value in words


def _maybe(test: Test) -> Test:
    return lambda value: value is None or test(value)


def _many(test: Test) -> Test:
    return lambda value: isinstance(value, list) and all(test(each) for each in value)


def _table(test: Test) -> Test:
    return lambda value: isinstance(value, dict) and all(test(each) for each in value.values())


def _with(fields: Mapping[str, Test]) -> Test:
    """An object that has at least these fields: the engine may say more than is asked for."""
    return lambda value: (
        isinstance(value, dict)
        and all(name in value and test(value[name]) for name, test in fields.items())
    )


_PLACE = {"task": _text, "line": _maybe(_count), "source": _text}
_SEEN = {"executions": _count, "schedule": _schedule}
_SITE = _with({**_PLACE, "file": _text, "operation": _text, "held": _many(_text)})
_WAIT = _with({**_PLACE, "for": _text, "held_by": _maybe(_text)})
_STEP = _with(
    {
        **_PLACE,
        "file": _text,
        "operation": _one_of(OPERATIONS),
        "location": _maybe(_text),
        "value": _maybe(_text),
        "held": _many(_text),
    }
)
_VERDICT = _with(
    {
        "ending": _one_of(ENDINGS),
        "executions": _count,
        "exhausted": _truth,
        "clock": _one_of(frozenset({"patient", "adversarial"})),
        "strategy": _text,
        "bound": _maybe(_text),
    }
)
_COUNTEREXAMPLE = _with(
    {
        "schedule": _schedule,
        "preemptions": _count,
        "happens_on": _one_of(frozenset({"any_build", "free_threaded_only"})),
        "tasks": _many(_text),
        "ending": _with({"kind": _one_of(KINDS), "message": _text, "value": _anything}),
        "locks": _table(
            _with(
                {
                    "task": _text,
                    "line": _maybe(_count),
                    "file": _text,
                    "source": _text,
                    "count": _count,
                }
            )
        ),
        "steps": _many(_STEP),
    }
)
_OUTCOME = _with(
    {
        "verdict": _VERDICT,
        "results": _many(_with({"value": _anything, **_SEEN})),
        "deadlocks": _many(_with({"message": _text, **_SEEN, "waits": _many(_WAIT)})),
        "exceptions": _many(
            _with({"type": _text, "message": _text, **_PLACE, "file": _text, **_SEEN})
        ),
        "endless": _many(_with({"message": _text, **_PLACE, **_SEEN})),
        "leaks": _many(_with({"message": _text, **_PLACE, **_SEEN})),
        "races": _many(
            _with({"location": _text, "schedule": _schedule, "first": _SITE, "second": _SITE})
        ),
        "observations": _many(_with({"id": _text, **_PLACE, "detail": _text})),
        "output": _text,
        "timed": _truth,
        "threads": _count,
        "counterexample": _maybe(_COUNTEREXAMPLE),
    }
)
_REPLAYED = _with({"counterexample": _maybe(_COUNTEREXAMPLE)})
_REFUSED = _with({"reason": _one_of(REASONS), "message": _text, "line": _maybe(_count)})


def is_answer(document: Mapping[str, object], *, action: object) -> bool:
    """Whether this is {"outcome": ...} or {"refused": ...}, and all of it as agreed."""
    if set(document) == {"outcome"}:
        return (_REPLAYED if action == "replay" else _OUTCOME)(document["outcome"])
    return set(document) == {"refused"} and _REFUSED(document["refused"])
