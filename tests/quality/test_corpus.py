"""The explorer is held to programs whose verdict is known.

Figures count executions and preemptions, never seconds. `python -m tests.quality.soak` runs the
correct programs far longer than any test may.
"""

from __future__ import annotations

import pytest

from grader.engine.ending import EndingKind
from grader.explore.counterexample import counterexample
from grader.explore.search import Search
from tests.quality.corpus import CORPUS, REASONS, Case, cases
from tests.quality.soak import failures

FAILS = cases("fails")
HOLDS = cases("holds")
MOST = 200
"""Executions within which every fault must be found."""
TO_THE_END = 1_000
"""Executions within which exhaustive search must come to its end, where a header says so."""


def by_name(case: Case) -> str:
    return case.name


def slow_if(condition: bool) -> list[pytest.MarkDecorator]:
    return [pytest.mark.slow] if condition else []


def found(case: Case) -> list[tuple[str, str]]:
    """Reasons and witnesses that the default search finds in the executions it is given."""
    return case.faults(case.explore(clock=case.clock, executions=case.within))


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, marks=slow_if(case.reason == "never_ends")) for case in FAILS],
    ids=[case.name for case in FAILS],
)
def test_a_fault_is_found_with_its_reason(case: Case) -> None:
    assert case.within <= MOST
    reasons = {reason for reason, _witness in found(case)}
    assert case.reason in reasons
    assert reasons <= case.reasons


@pytest.mark.slow
@pytest.mark.parametrize(
    "case", [case for case in FAILS if case.shrinks_to is not None], ids=by_name
)
def test_its_counterexample_is_as_small_as_can_be_and_fails_again(case: Case) -> None:
    search = Search(clock=case.clock, executions=case.within)
    witnesses = [schedule for reason, schedule in found(case) if reason == case.reason]
    # Each keeps its own wrong value, and not all values come about with as few.
    told = min(
        (counterexample(case.load(), search, witness) for witness in witnesses),
        key=lambda each: each["preemptions"],
    )
    assert told["preemptions"] <= (case.shrinks_to or 0)
    again = counterexample(case.load(), search, told["schedule"], shrunk=False)
    assert again == told
    assert reason_of(case, again["ending"]) == case.reason


def reason_of(case: Case, ending: dict[str, object]) -> str | None:
    """The reason why an execution failed, from how its counterexample ends."""
    if ending["kind"] == "returned":
        return None if case.is_right(ending["value"]) else "wrong_result"
    if ending["kind"] == "exception":
        failed = str(ending["message"]).startswith("AssertionError")
        return "wrong_result" if failed else "exception"
    return REASONS[EndingKind(str(ending["kind"]))]


@pytest.mark.parametrize("case", HOLDS, ids=by_name)
def test_a_correct_program_never_fails(case: Case) -> None:
    assert list(failures(case, 60)) == []


@pytest.mark.slow
@pytest.mark.parametrize("case", HOLDS, ids=by_name)
def test_a_correct_program_does_not_fail_in_many_executions_either(case: Case) -> None:
    assert list(failures(case, 1_200)) == []


@pytest.mark.parametrize(
    "case", [case for case in HOLDS if case.header["exhaustible"] == "yes"], ids=by_name
)
def test_exhaustive_search_proves_it(case: Case) -> None:
    verdict = case.explore(strategy="exhaustive", clock=case.clock, executions=TO_THE_END).verdict
    assert (verdict.ending, verdict.exhausted, verdict.bound) == ("holds", True, None)


@pytest.mark.slow
@pytest.mark.parametrize("case", [*FAILS, *HOLDS], ids=by_name)
def test_exhaustive_search_proves_nothing_that_is_wrong(case: Case) -> None:
    outcome = case.explore(strategy="exhaustive", clock=case.clock, executions=TO_THE_END)
    found = case.faults(outcome)
    if case in FAILS:
        assert found or not outcome.verdict.exhausted
    else:
        assert not found


@pytest.mark.slow
def test_sampling_starves_nobody_where_others_spin() -> None:
    # In the 398th execution the holder of the lock had the lowest priority of all, and kept it.
    spin_lock = next(case for case in HOLDS if case.name == "spin_lock")
    assert spin_lock.explore(strategy="pos", executions=450).verdict.ending == "holds_within_bound"


def test_the_corpus_is_large_and_each_half_knows_the_other() -> None:
    assert len(FAILS) >= 40
    assert len(HOLDS) >= 40
    assert sum(case.header["exhaustible"] == "yes" for case in HOLDS) >= 30
    assert {name for case in HOLDS for name in case.mends} <= {case.name for case in FAILS}
    assert {path.name for path in CORPUS.iterdir()} == {"fails", "holds"}


@pytest.mark.parametrize("case", [*FAILS, *HOLDS], ids=by_name)
def test_a_header_says_what_is_needed(case: Case) -> None:
    needed = {"why", "reason", "within"} if case in FAILS else {"why", "exhaustible"}
    assert needed <= case.header.keys()
    if case.name.startswith("real_"):
        assert case.header["source"].startswith("https://")
