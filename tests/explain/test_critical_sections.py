"""What belongs together and was torn apart is told by the lock that was missing, and where."""

from __future__ import annotations

import pytest

from grader.explain import Failure, recognise, render_counterexample
from tests.explain import stories
from tests.explain.stories import by_check, counterexample, outcome, step

PAIRS = (
    "two_locks",
    "locked_writers_only",
    "two_locked_steps",
    "asked_twice",
    "no_lock_around_both",
)
BATCHES = ("unlocked_between", "part_of_a_batch")
Held = tuple[str, ...]


def failed(story: stories.Document, *, reason: str = "wrong_result", **lists: object) -> Failure:
    return Failure(reason=reason, message="", outcome=outcome(**lists), counterexample=story)


def pair(
    *,
    writes: tuple[Held, Held],
    reads: tuple[Held, Held],
    given_back: str = "",
    functions: tuple[str, str] = ("Stats.add", "Stats.add"),
) -> stories.Document:
    """Return a count and a total of which a reader sees the one changed and the other not.

    Args:
        writes: The locks that the change of count and that of total hold.
        reads: The locks that the read of count and that of total hold.
        given_back: Who gives the lock back between its two steps: `W`, `R`, or nobody.
        functions: Where the two changes are made.
    """
    one = step("W", "write", "count", "1", line=11, held=writes[0], function=functions[0])
    two = step("W", "write", "total", "9", line=12, held=writes[1], function=functions[1])
    read = {"function": "Stats.snapshot"}
    steps = [
        step("R", "read", "total", "0", line=21, held=reads[1], **read),
        one,
        *([step("R", "release", "lock", **read)] if given_back == "R" else []),
        *([step("W", "release", "lock", function="Stats.add")] if given_back == "W" else []),
        step("R", "read", "count", "1", line=22, held=reads[0], **read),
        two,
    ]
    return counterexample(steps, tasks=("R", "W"))


LOCK: Held = ("lock",)


@pytest.mark.parametrize(
    ("expected", "story"),
    [
        ("no_lock_around_both", pair(writes=((), ()), reads=((), ()))),
        ("locked_writers_only", pair(writes=(LOCK, LOCK), reads=((), ()))),
        ("two_locks", pair(writes=(("a",), ("b",)), reads=(("a",), ("b",)))),
        ("two_locked_steps", pair(writes=(LOCK, LOCK), reads=(LOCK, LOCK), given_back="W")),
        ("asked_twice", pair(writes=(LOCK, LOCK), reads=(LOCK, LOCK), given_back="R")),
    ],
)
def test_a_pair_that_does_not_fit_is_told_by_its_lock(
    expected: str, story: stories.Document
) -> None:
    assert recognise(failed(story), PAIRS) == expected


def test_a_change_made_by_two_functions_is_one_where_they_hold_a_lock() -> None:
    apart = ("Warehouse.restock", "AuditLog.write")
    locked = pair(writes=(LOCK, LOCK), reads=(("a",), LOCK), functions=apart)
    assert "sees W's change half done" in render_counterexample(locked)
    bare = pair(writes=((), ()), reads=((), ()), functions=apart)
    assert "half done" not in render_counterexample(bare)


def test_looking_and_acting_in_two_lines_without_a_lock_is_told() -> None:
    look = {"line": 10, "source": "if self.sold < self.seats:", "function": "Office.sell"}
    act = {"line": 11, "source": "self.sold += 1", "function": "Office.sell"}
    steps = [
        step("A", "read", "sold", "0", **look),
        step("B", "read", "sold", "0", **look),
        step("B", "read", "sold", "0", **act),
        step("B", "write", "sold", "1", **act),
        step("A", "read", "sold", "1", **act),
        step("A", "write", "sold", "2", **act),
    ]
    tells = ("checked_without_lock", "no_lock")
    assert recognise(failed(counterexample(steps)), tells) == "checked_without_lock"
    # One line that reads and writes looks at nothing first.
    assert recognise(failed(stories.lost_update()), tells) == "no_lock"


def test_a_look_through_another_function_is_stale_as_well() -> None:
    act = {"line": 20, "source": "self.sold += 1", "function": "Office.sell", "held": LOCK}
    steps = [
        step("A", "read", "sold", "0", line=12, function="Office.left"),
        step("B", "write", "sold", "1", **act),
        step("A", "read", "sold", "1", **act),
        step("A", "write", "sold", "2", **act),
    ]
    story = counterexample(steps)
    assert recognise(failed(story), ("checked_outside_lock",)) == "checked_outside_lock"
    assert "B has changed it since line 12" in render_counterexample(story)


def test_locks_that_differ_from_thread_to_thread_guard_nothing() -> None:
    story = stories.lost_update(read_held=((), ("shelves",)), write_held=((), ("shelves",)))
    assert recognise(failed(story), ("no_lock", "no_common_lock")) == "no_common_lock"


@pytest.mark.parametrize(
    ("expected", "reader", "given_back"),
    [("unlocked_between", LOCK, True), ("part_of_a_batch", (), False)],
)
def test_half_a_batch(expected: str, reader: Held, given_back: bool) -> None:
    post = {"line": 15, "held": LOCK, "function": "Ledger.post"}
    steps = [
        step("W", "write", "amounts", "[1]", **post),
        *([step("W", "release", "lock", function="Ledger.post")] if given_back else []),
        step("R", "read", "amounts", "[1]", line=20, held=reader, function="Ledger.entries"),
        step("W", "write", "amounts", "[1, 2]", **post),
    ]
    assert recognise(failed(counterexample(steps)), BATCHES) == expected


def test_a_container_that_the_check_sees_changing_was_handed_out_alive() -> None:
    def story(place: str) -> stories.Document:
        steps = [
            step("MainThread", "call", "numbers.append(1)", function="Stats.add"),
            by_check("MainThread", "read", "numbers"),
        ]
        return counterexample(
            [each | {"place": place, "writes": not n} for n, each in enumerate(steps)]
        )

    tells = ("returned_live_state",)
    assert recognise(failed(story("3")), tells) == "returned_live_state"
    assert recognise(failed(story("3.total")), tells) is None  # an attribute is there to be read


@pytest.mark.parametrize(
    ("within", "told"), [("mean", "not_released_on_error"), ("add", "deadlock_with_self")]
)
def test_a_lock_whose_function_is_over_was_left_behind(within: str, told: str) -> None:
    function = f"Stats.{within}"
    taken = {"source": "self.lock.acquire()", "function": function, "line": 15}
    steps = [
        step("MainThread", "acquire", "lock", **taken) | {"within": [function]},
        step("MainThread", "release", "lock", function=function) | {"within": [function]},
        step("MainThread", "acquire", "lock", held=LOCK, **taken) | {"within": [function]},
        step("MainThread", "wait", "lock", line=30, function="Stats.snapshot")
        | {"within": ["Stats.add", "Stats.snapshot"]},
    ]
    story = counterexample(steps, kind="deadlock")
    wait = {"task": "MainThread", "line": 30, "source": "", "for": "lock", "held_by": "MainThread"}
    story["ending"]["waits"] = [wait]
    tells = ("not_released_on_error", "deadlock_with_self")
    assert recognise(failed(story, reason="deadlock"), tells) == told


def test_a_deadlock_shows_who_went_away_with_the_lock() -> None:
    taken = {"source": "self.lock.acquire()", "function": "Vault.withdraw", "line": 20}
    story = counterexample(
        [step("Gone", "acquire", "lock", **taken), step("Gone", "end", "Gone", line=0)],
        tasks=("Gone", "Next"),
        kind="deadlock",
    )
    story["ending"]["waits"] = [
        {"task": "Next", "line": 16, "source": "", "for": "lock", "held_by": "Gone"}
    ]
    told = render_counterexample(story)
    assert "account.py:20  takes lock" in told
    assert "ends" in told


@pytest.mark.parametrize(
    ("expected", "value"),
    [
        ("none_means_missing", {"got": [None, None], "calls": 2}),
        ("broken_after_error", {"answers": ["LookupError", "NoneType"]}),
        ("caught_too_much", {"came out": "nothing"}),
        (None, {"got": [None, None], "calls": 1}),
        (None, {"answers": ["LookupError", "list"]}),
        (None, {"came out": "TypeError"}),
        (None, "a text"),
    ],
)
def test_what_a_scenario_noted_names_the_mistake(expected: str | None, value: object) -> None:
    results = [{"value": value, "executions": 1, "schedule": "0"}]
    tells = ("none_means_missing", "broken_after_error", "caught_too_much")
    assert recognise(failed(counterexample([]), results=results), tells) == expected


def test_a_sign_that_is_up_before_the_thing_is_there() -> None:
    get = {"function": "Lazy.get"}
    steps = [
        step("A", "write", "built", "True", line=10, **get),
        step("B", "read", "built", "True", line=9, **get),
        step("B", "read", "thing", "None", line=12, **get),
        step("A", "write", "thing", "['it']", line=11, **get),
    ]
    tells = ("published_early",)
    assert recognise(failed(counterexample(steps)), tells) == "published_early"
    assert recognise(failed(counterexample([steps[3], *steps[:3]])), tells) is None


def test_what_one_thread_left_is_told_by_where_it_was_left() -> None:
    def story(location: str) -> stories.Document:
        return counterexample(
            [
                step("A", "write", location, "'ada'", line=9, function="login") | {"place": "4"},
                step("B", "read", "user", "'ada'", line=12, function="current_user")
                | {"place": "4"},
            ]
        )

    tells = ("leaked_between_threads", "shared_global")
    assert recognise(failed(story("users[2]")), tells) == "leaked_between_threads"
    assert recognise(failed(story("user_now")), tells) == "shared_global"
    assert recognise(failed(story("data['user']")), tells) == "shared_global"
