"""Mistakes that look alike are told apart, and none is named for what the failure is not about."""

from __future__ import annotations

import pytest

from grader.explain import Failure, recognise, render_counterexample
from tests.explain import stories
from tests.explain.stories import by_check, counterexample, outcome, step

LOCK = {"lock": {"task": "MainThread", "file": "account.py", "line": 9, "source": "", "count": 1}}
DEADLOCKS = ("lock_never_given_back", "not_released_on_error", "deadlock_with_self")
WAITING = ("slept_to_synchronise", "short_patience", "joined_last_only", "no_join")
RACES = (
    "two_locked_steps",
    "lock_released_too_early",
    "gave_up_waiting",
    "checked_outside_lock",
    "asked_whether_locked",
    "busy_flag",
    "no_lock",
)


def failed(story: stories.Document, *, reason: str = "wrong_result", **lists: object) -> Failure:
    return Failure(reason=reason, message="", outcome=outcome(**lists), counterexample=story)


def seen(what: str, line: int) -> list[stories.Document]:
    return [{"id": what, "line": line, "source": "", "task": "", "detail": ""}]


def error(kind: str, message: str) -> list[stories.Document]:
    return [{"type": kind, "message": message, "task": "MainThread", "line": 3, "source": ""}]


# --- races


def test_two_locked_steps_are_not_one() -> None:
    held = (("lock",), ("lock",))
    story = stories.lost_update(read_held=held, write_held=held, locks=LOCK)
    story["steps"].insert(6, step("Teller-1", "release", "lock"))
    assert recognise(failed(story), RACES) == "two_locked_steps"


def test_a_lock_given_back_before_the_write_is_released_too_early() -> None:
    story = stories.lost_update(read_held=(("lock",), ("lock",)), locks=LOCK)
    assert recognise(failed(story), RACES) == "lock_released_too_early"


def test_reading_before_the_lock_is_taken_is_checking_outside_it() -> None:
    story = stories.lost_update(write_held=(("lock",), ("lock",)), locks=LOCK)
    assert recognise(failed(story), RACES) == "checked_outside_lock"


def test_going_on_after_a_timeout_is_giving_up() -> None:
    story = stories.lost_update(read_held=((), ("lock",)), write_held=((), ("lock",)), locks=LOCK)
    story["steps"].insert(5, step("Teller-1", "timeout", "lock"))
    assert recognise(failed(story), RACES) == "gave_up_waiting"


def test_a_flag_that_goes_up_and_down_around_the_harm_is_a_lock_of_ones_own() -> None:
    story = stories.lost_update()
    steps = story["steps"]
    for task in ("Teller-1", "Teller-2"):
        steps.insert(5, step(task, "write", "busy", "True"))
        steps.insert(-5, step(task, "write", "busy", "False"))
    assert recognise(failed(story), RACES) == "busy_flag"


def test_asking_whether_a_lock_is_free_is_only_told_where_none_is_held() -> None:
    asked = seen("asked_whether_locked", 15)
    assert recognise(failed(stories.lost_update(), observations=asked), RACES) == (
        "asked_whether_locked"
    )
    apart = stories.lost_update(read_held=(("lock",), ("lock",)), locks=LOCK)
    assert recognise(failed(apart, observations=asked), RACES) == "lock_released_too_early"


# --- deadlocks


def stuck(*steps: stories.Document, source: str = "lock.acquire()", line: int = 15) -> Failure:
    """Return the failure of a thread that waits for a lock it has itself."""
    story = counterexample(
        [step("T", "acquire", "lock", source=source, held=("lock",), line=15), *steps],
        kind="deadlock",
        locks=LOCK,
    )
    story["ending"]["waits"] = [
        {"task": "T", "line": line, "source": source, "for": "lock", "held_by": "T"}
    ]
    return failed(story, reason="deadlock")


def test_a_lock_taken_again_further_down_is_a_deadlock_with_oneself() -> None:
    assert recognise(stuck(line=19), DEADLOCKS) == "deadlock_with_self"


def test_a_with_block_that_takes_it_twice_is_one_as_well() -> None:
    failure = stuck(source="with first.lock, second.lock:")
    assert recognise(failure, DEADLOCKS) == "deadlock_with_self"


@pytest.mark.parametrize("later", [(), (by_check("T", "read", "balance"),)])
def test_a_lock_that_is_simply_kept_is_never_given_back(later: tuple[stories.Document]) -> None:
    assert recognise(stuck(*later), DEADLOCKS) == "lock_never_given_back"


def test_a_lock_whose_holder_has_ended_is_never_given_back() -> None:
    failure = stuck(step("T", "end", line=0))
    document = failure.counterexample
    assert isinstance(document, dict)
    document["ending"]["waits"][0] |= {"task": "U", "line": 40}
    assert recognise(failure, DEADLOCKS) == "lock_never_given_back"


def test_a_lock_that_is_given_back_at_other_times_is_forgotten_on_one_way_out() -> None:
    failure = stuck(
        step("T", "release", "lock"), step("T", "acquire", "lock", source="lock.acquire()", line=15)
    )
    assert recognise(failure, DEADLOCKS) == "not_released_on_error"


def test_a_lock_asked_for_inside_a_call_still_makes_a_circle() -> None:
    taken = [
        step("MainThread", "call", "enter_context()", held=("b",)) | {"place": "2"},
        step("T", "acquire", "a", held=("a",)) | {"place": "1"},
        step("MainThread", "wait", "enter_context()", held=("b",)) | {"place": "1"},
        step("T", "wait", "b", held=("a",)) | {"place": "2"},
    ]
    story = counterexample(taken, kind="deadlock")
    waits = [
        {"task": "MainThread", "line": 5, "source": "", "for": "enter_context()", "held_by": None},
        {"task": "T", "line": 9, "source": "", "for": "b", "held_by": "MainThread"},
    ]
    story["ending"]["waits"] = waits
    assert recognise(failed(story, reason="deadlock"), ("lock_order_inversion",)) == (
        "lock_order_inversion"
    )


# --- waiting


def cooking(*steps: stories.Document) -> stories.Document:
    """Return three cooks that are started, then these steps, then a read that comes too early."""
    cooks = ("C-1", "C-2")
    return counterexample(
        [
            *(step("MainThread", "start", cook, line=20, function="cook_all") for cook in cooks),
            *(step(cook, "sleep", None, "5 s", line=9, function="Cook.run") for cook in cooks),
            *steps,
            by_check("MainThread", "read", "ready"),
            step("C-1", "write", "ready", "True", line=10, function="Cook.run"),
        ],
        tasks=("MainThread", *cooks),
    )


def joining(task: str, value: str = "ended") -> stories.Document:
    return step("MainThread", "join", task, value, line=22, function="cook_all")


def test_a_sleep_that_is_part_of_the_work_synchronises_nothing() -> None:
    assert recognise(failed(cooking()), WAITING) == "no_join"


def test_waiting_for_some_is_not_waiting_for_nobody() -> None:
    assert recognise(failed(cooking(joining("C-2"))), WAITING) == "joined_last_only"


def test_a_join_that_gave_up_is_told() -> None:
    story = cooking(joining("C-1", "still running"), joining("C-2"))
    assert recognise(failed(story), WAITING) == "short_patience"
    again = cooking(joining("C-1", "still running"), joining("C-1"), joining("C-2"))
    assert recognise(failed(again), WAITING) is None


def test_sleeping_with_a_lock_that_others_want() -> None:
    lock = {"line": 8, "function": "Cook.run"}
    story = counterexample(
        [
            step("C-1", "acquire", "stove", held=("stove",), **lock),
            step("C-1", "sleep", None, "5 s", held=("stove",), **lock),
            step("C-2", "wait", "stove", **lock),
        ]
    )
    tells = ("held_lock_while_sleeping",)
    assert recognise(failed(story), tells) == "held_lock_while_sleeping"
    story["steps"].pop()
    assert recognise(failed(story), tells) is None


# --- what the text shows, and what happened


def test_an_exercise_not_yet_written_is_no_mistake() -> None:
    written = error("NotImplementedError", "First: complete __init__.")
    story = counterexample([], kind="exception")
    failure = failed(
        story, reason="exception", exceptions=written, observations=seen("forgot_super_init", 3)
    )
    assert recognise(failure, ("forgot_super_init",)) is None


def test_a_forgotten_super_init_is_told_where_thread_missed_it() -> None:
    missed = error("AssertionError", "Thread.__init__() not called")
    story = counterexample([], kind="exception")
    forgot = seen("forgot_super_init", 3)
    failure = failed(story, reason="exception", exceptions=missed, observations=forgot)
    assert recognise(failure, ()) == "forgot_super_init"
    assert recognise(failed(stories.lost_update(), observations=forgot), ()) is None


def test_a_class_attribute_is_told_where_it_was_written() -> None:
    tells = ("class_attribute",)
    story = stories.lost_update()
    assert recognise(failed(story, observations=seen("class_attribute", 14)), tells) == tells[0]
    assert recognise(failed(story, observations=seen("class_attribute", 30)), tells) is None


def test_a_start_of_ones_own_is_told_where_it_did_something() -> None:
    seen_start = seen("overrode_start", 12)
    did = counterexample([step("MainThread", "write", "x", "1", function="Greeter.start")])
    assert recognise(failed(did, observations=seen_start), ()) == "overrode_start"
    assert recognise(failed(stories.lost_update(), observations=seen_start), ()) is None


# --- the table


def test_an_exception_is_shown_with_the_thread_that_raised_it() -> None:
    story = cooking(step("C-2", "raise", None, "RuntimeError: cannot join current thread", line=11))
    story["ending"] = {"kind": "exception", "message": "RuntimeError: cannot join current thread"}
    told = render_counterexample(story, width=120)
    assert "account.py:11  raises RuntimeError: cannot join current thread" in told
    assert "<-" not in told  # reading ready too early is not why


def test_taking_turns_is_no_reading_too_early() -> None:
    steps = [
        step(task, operation, "balance", value)
        for task in ("Teller-1", "Teller-2")
        for operation, value in (("read", "0"), ("write", "1"))
    ]
    assert "<-" not in render_counterexample(counterexample(steps), width=120)


def test_what_a_scenario_noted_is_told_by_its_headings() -> None:
    story = counterexample([step("T", "write", "x", "1")], value={"time": 3.0, "name": "x"})
    assert "Result: time: 3.0; name: 'x'" in render_counterexample(story)


# --- first steps


def answered(value: object, *, steps: tuple[stories.Document, ...] = ()) -> Failure:
    """Return the failure of a check whose scenario returned this."""
    return Failure(
        reason="wrong_result",
        message="",
        outcome=outcome(),
        counterexample=counterexample(list(steps)),
        witness={"value": value, "executions": 1, "schedule": "0"},
    )


def asks_alive(answer: str) -> stories.Document:
    return step("MainThread", "read", "thread.is_alive()", answer, function="stage")


def test_who_only_asks_is_alive_takes_one_stage_for_another() -> None:
    tells = ("alive_means_started", "begun_means_running")
    failure = answered({"stage": "new"}, steps=(asks_alive("False"),))
    assert recognise(failure, tells) == "alive_means_started"
    assert recognise(answered({"stage": "running"}), tells) == "begun_means_running"


def test_starting_again_after_asking_is_told_apart_from_not_asking() -> None:
    tells = ("alive_means_started", "started_unasked")
    raised = error("RuntimeError", "threads can only be started once")
    asked = counterexample([asks_alive("False")])
    assert recognise(failed(asked, reason="exception", exceptions=raised), tells) == tells[0]
    unasked = counterexample([])
    assert recognise(failed(unasked, reason="exception", exceptions=raised), tells) == tells[1]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["MainThread", "cook", "mate"], "counted_self"),
        (["cook", "mate"], "left_out_main"),
        (["MainThread"], None),
        (None, None),
    ],
)
def test_who_is_missing_among_the_others_is_told(names: object, expected: str | None) -> None:
    failure = answered({"asked by": "cook", "others()": names})
    assert recognise(failure, ("counted_self", "left_out_main")) == expected


def test_two_deliveries_are_no_start_loop_and_a_loop_is() -> None:
    def delivery(*names: str) -> list[stories.Document]:
        started = [step("MainThread", "start", name) for name in names]
        return [*started, *(step("MainThread", "join", name, "ended") for name in names)]

    tells = ("joined_in_start_loop",)
    twice = counterexample([*delivery("a", "b", "c"), *delivery("d")])
    assert recognise(failed(twice), tells) is None
    loop = counterexample([*delivery("a"), *delivery("b"), *delivery("c")])
    assert recognise(failed(loop), tells) == "joined_in_start_loop"
