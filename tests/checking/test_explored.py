"""Claims hold or end the check, and never hold for want of results."""

from __future__ import annotations

from typing import Any

import pytest

from grader.checking.check import Check, check, facts_of
from grader.checking.explored import Explored
from grader.checking.failed import Asked, CheckFailed
from grader.checking.inputs import numbers_for, words_for
from grader.checking.telling import readable, sentence, show
from grader.errors import AuthorError


def explored(*values: Any, **outcome: Any) -> Explored:
    kinds = ("deadlocks", "exceptions", "endless", "leaks", "observations")
    results = [
        {"value": each, "executions": 1, "schedule": str(n)} for n, each in enumerate(values)
    ]
    return Explored((Asked({}, {"results": results, **{kind: [] for kind in kinds}, **outcome}),))


def failure(claim: Any, *args: Any, **kwargs: Any) -> CheckFailed:
    with pytest.raises(CheckFailed) as caught:
        claim(*args, **kwargs)
    return caught.value


def test_claims_that_hold_can_be_chained() -> None:
    found = explored(1, 1.0)
    assert found.always_returns(1, otherwise="").always(bool, otherwise="").values == [1]


def test_a_wrong_value_is_told_with_its_witness() -> None:
    failed = failure(explored(3, 2).always_returns, 3, otherwise="got {got}, not {expected}")
    assert failed.reason == "wrong_result"
    assert failed.message == "Got 2, not 3."
    assert failed.witness == {"value": 2, "executions": 1, "schedule": "1"}


def test_a_predicate_that_stumbles_does_not_hold() -> None:
    failed = failure(explored(None).always, lambda value: value["sum"] == 3, otherwise="no sum")
    assert failed.message == "No sum. Got None."


def test_sometimes() -> None:
    explored(1, 2).sometimes(lambda value: value == 2, otherwise="never two")
    failed = failure(explored(1).sometimes, lambda value: value == 2, otherwise="never two")
    assert failed.reason == "wrong_result"


@pytest.mark.parametrize("claim", ["always_returns", "always", "sometimes"])
def test_nothing_is_claimed_of_no_results(claim: str) -> None:
    witness = {"message": "Everyone waits.", "executions": 1, "schedule": "0", "waits": []}
    found = explored(deadlocks=[witness])
    failed = (
        failure(getattr(found, claim), lambda _: True, otherwise="")
        if (claim != "always_returns")
        else failure(found.always_returns, 1, otherwise="")
    )
    assert (failed.reason, failed.message, failed.witness) == (
        "deadlock",
        "Everyone waits.",
        witness,
    )


def test_a_search_cut_off_is_no_proof() -> None:
    assert failure(explored().always_returns, 1, otherwise="").reason == "too_slow"


def test_spinning_is_seen() -> None:
    explored(1).never_spins()
    spin = {"id": "busy_wait", "line": 4, "source": "", "task": "Cook-1", "detail": ""}
    failed = failure(explored(1, observations=[spin]).never_spins)
    assert "(Cook-1, line 4)." in failed.message


def test_threads_that_never_began_prove_nothing() -> None:
    assert explored(1, threads=2).begins_threads(2).values == [1]
    failed = failure(explored(1, threads=1).begins_threads, 2)
    assert failed.message == "2 threads have to be at work here, besides the main one; 1 began."
    failed = failure(explored(1, threads=0).begins_threads, 1)
    assert failed.message.endswith("everything was done by the main thread.")


def test_an_expectation_has_to_be_plain() -> None:
    with pytest.raises(AuthorError):
        explored(1).always_returns({1, 2}, otherwise="")


def test_inputs_are_the_same_in_every_run_and_others_in_every_check() -> None:
    assert numbers_for(0, "a")(3) == numbers_for(0, "a")(3)
    assert numbers_for(0, "a")(3) != numbers_for(0, "b")(3)
    assert numbers_for(0, "a")(3) != numbers_for(1, "a")(3)
    numbers = numbers_for(0, "a")(5, low=1, high=5)
    assert sorted(numbers) == [1, 2, 3, 4, 5]
    words = words_for(0, "a")(20)
    assert len(set(words)) == 20
    with pytest.raises(AuthorError):
        numbers_for(0, "a")(3, low=1, high=2)
    with pytest.raises(AuthorError):
        words_for(0, "a")(1000)


@pytest.mark.parametrize(
    "wrong",
    [
        {"title": " ", "points": 1},
        {"title": "t", "points": -1},
        {"title": "t", "points": 1, "tells": "no_lock"},
        {"title": "t", "points": 1, "clock": "quick"},
        {"title": "t", "points": 1, "executions": 0},
    ],
)
def test_a_check_that_cannot_be_meant_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(AuthorError):
        check(**wrong)


def test_a_check_keeps_its_facts() -> None:
    @check("a title", points=2, tells=("no_lock",))
    def test() -> None: ...

    assert facts_of(test) == Check(title="a title", points=2, tells=("no_lock",))
    assert facts_of(len) is None


def test_values_are_shown_shortly_and_safely() -> None:
    assert show({"$object": "Account"}) == "<Account object>"
    assert show([1, {"a": True}]) == "[1, {'a': True}]"
    assert len(show("x" * 1000)) == 300
    assert len(show(10**5000)) < 100
    assert readable("a\x1b[31mb\n\u202ec") == "a\\x1b[31mb\n\\u202ec"


def test_a_sentence_mentions_the_values_once() -> None:
    told = sentence("the balance is {got}", got=1, expected=2, has_expected=True)
    assert told == "The balance is 1."
    assert sentence("lost!", got=1, expected=2, has_expected=True) == "Lost! Got 1, expected 2."
    assert sentence("a {brace}", got={"a": 1}) == "A {brace}. Got {'a': 1}."


def test_a_claim_may_be_about_one_item_only() -> None:
    found = explored({"name": "kite", "daemon": True}, {"name": "kite", "daemon": False})
    assert found.at("name").always_returns("kite", otherwise="").values == ["kite"]
    failed = failure(found.at("daemon").always_returns, True, otherwise="daemon is {got}")
    assert failed.message == "Daemon is False."
    assert failed.witness is not None
    assert failed.witness["value"] == {"name": "kite", "daemon": False}


@pytest.mark.parametrize("value", [None, 3, [], {}, "name"])
def test_an_item_of_something_else_is_none(value: Any) -> None:
    failed = failure(explored(value).at("name").always_returns, "kite", otherwise="it is {got}")
    assert failed.message == "It is None."
