"""Running one check for one submission: every way it can end becomes a result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader import explain
from grader.checking.explorer import STRATEGY, Asking, Explorer
from grader.checking.failed import AskingFailed, CheckFailed, Document
from grader.checking.result import CheckResult, total_verdict
from grader.checking.telling import readable
from grader.errors import AuthorError

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.checking.check import Check

_NOT_STARTED = "not started"
_REPORT = "This is the grader's fault and costs you nothing. Please report it, with your program:"
_UNDECIDED = frozenset({"too_slow", "ended_early", "malformed_answer", "too_much_output"})


def judge(
    name: str, facts: Check, *, asking: Asking, explorer: Explorer, call: Callable[[], Any]
) -> CheckResult:
    """Run one check and return what became of it.

    Args:
        name: The check's function.
        facts: What its author said about it.
        asking: How the submission's questions are asked.
        explorer: What the check explores with.
        call: Calls the check.
    """
    if not asking.case.is_started:
        return _result(name, facts, explorer, message=_NOT_STARTED, ending="gave_up")
    try:
        try:
            call()
        except CheckFailed as failed:
            if asking.brief:
                asking.hopeless = failed
            return _failed(name, facts, asking, explorer, failed)
        except AssertionError as error:
            told = _own_words(error) or f"This does not hold: {facts.title}."
            return _failed(name, facts, asking, explorer, CheckFailed("wrong_result", told))
        return _passed(name, facts, explorer)
    except Exception as error:  # noqa: BLE001  (a broken check costs its own points only)
        return broken(name, facts, explorer, error)


def broken(name: str, facts: Check, explorer: Explorer, error: BaseException | str) -> CheckResult:
    """Return the result of a check that the grader could not carry out.

    Args:
        name: The check's function.
        facts: What its author said about it.
        explorer: What the check explored with.
        error: What went wrong.
    """
    if isinstance(error, AskingFailed | str):
        what = str(error)
    elif isinstance(error, AuthorError):
        what = f"the check is written wrongly. {error}"
    else:
        what = f"{type(error).__name__} in the check {name}: {error}"
    message = f"{_REPORT} {what}"
    return _result(
        name,
        facts,
        explorer,
        status="error",
        message=message,
        reason="grader_bug",
        ending="gave_up",
    )


def _own_words(error: AssertionError) -> str:
    # Where pytest's rewriting of asserts is on, it adds the code and its values.
    told = f"\n{error}".partition("\nassert ")[0]
    return told.strip()


def _passed(name: str, facts: Check, explorer: Explorer) -> CheckResult:
    return _result(name, facts, explorer, status="passed", message="", ending=None)


def _failed(
    name: str, facts: Check, asking: Asking, explorer: Explorer, failed: CheckFailed
) -> CheckResult:
    counterexample = _counterexample(asking, failed)
    mistake = explain.recognise(
        explain.Failure(
            reason=failed.reason,
            message=failed.message,
            outcome=failed.asked.outcome if failed.asked else {},
            counterexample=counterexample,
            witness=failed.witness,
        ),
        facts.tells,
    )
    message = failed.message
    if mistake is not None and mistake in explain.misconceptions():
        known = explain.misconceptions()[mistake]
        message = f"{message}\n{known.sentence} {known.rule}\n{known.next_step}"
    return _result(
        name,
        facts,
        explorer,
        message=message,
        reason=failed.reason,
        mistake=mistake,
        counterexample=counterexample,
        ending="gave_up" if failed.reason in _UNDECIDED else "fails",
    )


def _counterexample(asking: Asking, failed: CheckFailed) -> Document | None:
    if failed.asked is None or failed.witness is None or asking.brief:
        return None
    request = failed.asked.request
    search = request["search"] | {"schedule": failed.witness["schedule"], "shrink": True}
    try:
        outcome = asking.outcome(request | {"action": "replay", "search": search})
    except CheckFailed:  # the failure stands; there is only nothing to show for it
        return None
    found: Document | None = outcome["counterexample"]
    return found


def _result(
    name: str,
    facts: Check,
    explorer: Explorer,
    *,
    message: str,
    ending: str | None,
    status: Any = "failed",
    reason: str | None = None,
    mistake: str | None = None,
    counterexample: Document | None = None,
) -> CheckResult:
    return CheckResult(
        name=name,
        title=facts.title,
        status=status,
        points=facts.points if status == "passed" else 0,
        max_points=facts.points,
        message=readable(message),
        reason=reason,
        mistake=mistake,
        verdict=total_verdict(
            explorer.verdicts, clock=explorer.clocks[0], strategy=STRATEGY, ending=ending
        ),
        counterexample=counterexample,
    )
