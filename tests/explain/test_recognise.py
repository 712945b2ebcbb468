"""Every mistake is named from the documents a student's process sends, and only that one."""

from __future__ import annotations

import pytest

from grader.explain import Failure, misconceptions, recognise
from tests.explain import stories
from tests.explain.stories import by_check, counterexample, outcome, step

LOST_UPDATE = (
    "lock_per_call",
    "lock_per_thread",
    "lock_released_too_early",
    "locked_read_only",
    "no_lock",
)
FIRST_STEPS = ("called_run", "slept_to_synchronise", "no_join", "joined_in_start_loop")
LOCK_ORDER = ("deadlock_with_self", "lock_order_inversion", "one_lock_only", "torn_total")


def failed(
    story: stories.Document | None = None, *, reason: str = "wrong_result", **lists: object
) -> Failure:
    return Failure(
        reason=reason, message="", outcome=outcome(**lists), counterexample=story, witness=None
    )


def made(task: str, line: int, count: int, source: str = "lock = Lock()") -> stories.Document:
    return {"task": task, "file": "account.py", "line": line, "source": source, "count": count}


def take(task: str, lock: str, function: str, line: int = 13) -> stories.Document:
    return step(task, "acquire", lock, line=line, source="with lock:", function=function)


def test_no_lock() -> None:
    assert recognise(failed(stories.lost_update()), LOST_UPDATE) == "no_lock"


@pytest.mark.parametrize("order", [LOST_UPDATE, LOST_UPDATE[::-1]])
def test_lock_per_call(order: tuple[str, ...]) -> None:
    story = stories.lost_update(
        read_held=(("lock",), ("lock-2",)),
        write_held=(("lock",), ("lock-2",)),
        locks={"lock": made("Teller-1", 12, 2), "lock-2": made("Teller-2", 12, 2)},
    )
    story["steps"][5:5] = [
        take("Teller-1", "lock", "Account.deposit"),
        take("Teller-2", "lock-2", "Account.deposit"),
    ]
    assert recognise(failed(story), order) == "lock_per_call"


def test_lock_per_call_when_locks_of_one_line_share_a_name() -> None:
    held = (("lock",), ("lock",))
    story = stories.lost_update(
        read_held=held, write_held=held, locks={"lock": made("Teller-1", 12, 2)}
    )
    assert recognise(failed(story), LOST_UPDATE) == "lock_per_call"


def test_lock_per_thread() -> None:
    story = stories.lost_update(
        read_held=(("self.lock",), ("self.lock-2",)),
        write_held=(("self.lock",), ("self.lock-2",)),
        locks={"self.lock": made("MainThread", 22, 2), "self.lock-2": made("MainThread", 22, 2)},
    )
    assert recognise(failed(story), LOST_UPDATE) == "lock_per_thread"


def test_lock_made_in_run_is_a_lock_per_thread() -> None:
    story = stories.lost_update(
        read_held=(("lock",), ("lock-2",)),
        write_held=(("lock",), ("lock-2",)),
        locks={"lock": made("Teller-1", 26, 2), "lock-2": made("Teller-2", 26, 2)},
    )
    story["steps"][5:5] = [
        take("Teller-1", "lock", "Teller.run", 27),
        take("Teller-2", "lock-2", "Teller.run", 27),
    ]
    assert recognise(failed(story), LOST_UPDATE) == "lock_per_thread"


def test_locked_read_only() -> None:
    story = stories.lost_update()
    getter = step(
        "MainThread", "read", "balance", "70", line=18, held=("self.lock",), function="balance"
    )
    story["steps"].append(getter)
    assert recognise(failed(story), LOST_UPDATE[::-1]) == "locked_read_only"


def test_lock_released_too_early() -> None:
    story = stories.lost_update(read_held=(("self.lock",), ("self.lock",)))
    assert recognise(failed(story), LOST_UPDATE[::-1]) == "lock_released_too_early"


def test_lock_released_and_taken_again() -> None:
    held = (("self.lock",), ("self.lock",))
    story = stories.lost_update(
        read_held=held, write_held=held, locks={"self.lock": made("MainThread", 9, 1)}
    )
    story["steps"].insert(6, step("Teller-1", "release", "self.lock"))
    assert recognise(failed(story), LOST_UPDATE[::-1]) == "lock_released_too_early"


def test_lock_order_inversion() -> None:
    failure = failed(
        stories.deadlock(),
        reason="deadlock",
        deadlocks=[{"message": "", "executions": 1, "schedule": "0", "waits": stories.waits()}],
    )
    assert recognise(failure, LOCK_ORDER) == "lock_order_inversion"


def test_deadlock_with_self() -> None:
    waits = [
        {"task": "T", "line": 21, "source": "", "for": "lock", "held_by": "T"},
        {"task": "MainThread", "line": 3, "source": "", "for": "T", "held_by": None},
    ]
    failure = failed(
        stories.deadlock(),
        reason="deadlock",
        deadlocks=[{"message": "", "executions": 1, "schedule": "0", "waits": waits}],
    )
    assert recognise(failure, LOCK_ORDER[::-1]) == "deadlock_with_self"


def test_waiting_without_a_cycle_is_no_inversion() -> None:
    waits = [{"task": "MainThread", "line": 3, "source": "", "for": "T", "held_by": None}]
    failure = failed(
        stories.deadlock(),
        reason="deadlock",
        deadlocks=[{"message": "", "executions": 1, "schedule": "0", "waits": waits}],
    )
    assert recognise(failure, LOCK_ORDER) is None


def test_one_lock_only() -> None:
    story = stories.lost_update(
        read_held=(("a.lock",), ("b.lock",)), write_held=(("a.lock",), ("b.lock",))
    )
    assert recognise(failed(story), LOCK_ORDER) == "one_lock_only"


def test_torn_total() -> None:
    transfer = {"function": "transfer", "held": ("a.lock", "b.lock"), "file": "bank.py"}
    story = counterexample(
        [
            by_check("MainThread", "start", "T"),
            step("T", "write", "a.balance", "0", line=21, **transfer),
            step("MainThread", "read", "a.balance", "0", function="total", file="bank.py"),
            step("MainThread", "read", "b.balance", "5", function="total", file="bank.py"),
            step("T", "write", "b.balance", "10", line=22, **transfer),
        ],
        tasks=("MainThread", "T"),
    )
    assert recognise(failed(story), LOCK_ORDER) == "torn_total"


def greeting(*between: stories.Document) -> stories.Document:
    return counterexample(
        [
            step("MainThread", "start", "G-1", line=16, function="greet", file="hello.py"),
            *between,
            step("MainThread", "read", "greeting", "None", line=20, function="greet"),
            step("G-1", "write", "greeting", "'Hello'", line=9, function="Greeter.run"),
        ],
        tasks=("MainThread", "G-1"),
    )


def test_no_join() -> None:
    assert recognise(failed(greeting()), FIRST_STEPS) == "no_join"


def test_slept_to_synchronise() -> None:
    nap = step("MainThread", "sleep", None, "1", line=18, function="greet", file="hello.py")
    assert recognise(failed(greeting(nap)), FIRST_STEPS[::-1]) == "slept_to_synchronise"


def test_sleeping_to_miss_one_another_is_no_lock_either() -> None:
    story = stories.lost_update()
    story["steps"].insert(5, step("Teller-2", "sleep", None, "1 s", function="Teller.run"))
    tells = ("slept_to_synchronise", "no_lock")
    assert recognise(failed(story), tells) == "slept_to_synchronise"
    assert recognise(failed(stories.lost_update()), tells) == "no_lock"


def test_a_getter_that_locks_does_not_make_the_update_one_step() -> None:
    story = stories.lost_update(read_held=(("self.lock",), ("self.lock",)))
    for each in story["steps"]:
        if each["held"]:
            each["function"] = "Account.balance"
    assert recognise(failed(story), LOST_UPDATE) == "locked_read_only"
    assert recognise(failed(story), LOST_UPDATE[::-1]) == "locked_read_only"


def test_a_thread_that_names_itself_was_named_after_start() -> None:
    naming = step("Thread-1", "write", "name", "'w-1'", function="Worker.run")
    failure = failed(counterexample([naming], tasks=("Thread-1",)))
    assert recognise(failure, ("named_after_start",)) == "named_after_start"


def test_joined_in_start_loop() -> None:
    steps = [
        step("MainThread", operation, task, line=16, function="greet", file="hello.py")
        for task in ("G-1", "G-2")
        for operation in ("start", "join")
    ]
    assert recognise(failed(counterexample(steps)), FIRST_STEPS) == "joined_in_start_loop"


def test_starting_all_then_joining_all_is_named_nothing() -> None:
    steps = [
        step("MainThread", operation, task, line=16, function="greet", file="hello.py")
        for operation in ("start", "join")
        for task in ("G-1", "G-2")
    ]
    assert recognise(failed(counterexample(steps)), FIRST_STEPS) is None


def test_started_in_init() -> None:
    steps = [step("MainThread", "start", "G-1", source="self.start()", function="Greeter.__init__")]
    failure = failed(counterexample(steps))
    assert recognise(failure, ("started_in_init",)) == "started_in_init"
    others = [step("MainThread", "start", "W-1", source="w.start()", function="Pool.__init__")]
    assert recognise(failed(counterexample(others)), ("started_in_init",)) is None


def test_named_after_start() -> None:
    steps = [
        step("MainThread", "start", "W", function="greet"),
        step("MainThread", "write", "self.name", "'w-1'", function="greet"),
    ]
    failure = failed(counterexample(steps))
    assert recognise(failure, ("named_after_start",)) == "named_after_start"


def test_order_of_finish() -> None:
    results = [
        {"value": value, "executions": 1, "schedule": "0"} for value in (["a", "b"], ["b", "a"])
    ]
    assert recognise(failed(results=results), ("order_of_finish",)) == "order_of_finish"
    assert recognise(failed(results=results[:1]), ("order_of_finish",)) is None


@pytest.mark.parametrize(
    ("kind", "message", "source", "expected"),
    [
        ("RuntimeError", "thread.__init__() not called", "g.start()", "forgot_super_init"),
        ("AssertionError", "Thread.__init__() not called", "self.x = 1", "super_init_late"),
        ("RuntimeError", "threads can only be started once", "", "started_twice"),
        ("RuntimeError", "cannot join thread before it is started", "", "joined_before_start"),
        ("RuntimeError", "cannot join current thread", "", "joined_itself"),
        ("RuntimeError", "release unlocked lock", "", "released_unheld"),
        ("RuntimeError", "cannot notify on un-acquired lock", "", "wait_without_lock"),
        ("AttributeError", "'NoneType' object has no attribute 'join'", "", "start_result_used"),
        ("AttributeError", "'G' object has no attribute 'isAlive'", "", "removed_name"),
    ],
)
def test_exceptions_tell_by_cpythons_texts(
    kind: str, message: str, source: str, expected: str
) -> None:
    error = {
        "type": kind,
        "message": message,
        "task": "MainThread",
        "line": 3,
        "source": source,
        "file": "hello.py",
        "executions": 1,
        "schedule": "0",
    }
    assert recognise(failed(reason="exception", exceptions=[error]), ()) == expected


def test_name_before_super_comes_before_the_general_name() -> None:
    error = {
        "type": "AssertionError",
        "message": "Thread.__init__() not called",
        "line": 3,
        "source": "self.name = 'x'",
        "task": "MainThread",
        "file": "roster.py",
    }
    failure = failed(reason="exception", exceptions=[error])
    assert recognise(failure, ("super_init_late", "name_before_super")) == "name_before_super"


def seen(*ids: str) -> list[stories.Document]:
    return [{"id": each, "line": 3, "source": "", "task": "", "detail": ""} for each in ids]


def test_what_was_seen_to_happen_is_named_anywhere() -> None:
    assert recognise(failed(observations=seen("called_run")), ("no_lock",)) == "called_run"


def test_tells_come_in_their_order_and_before_the_rest() -> None:
    failure = failed(stories.lost_update(), observations=seen("called_run", "took_join_result"))
    assert recognise(failure, ("no_lock", "took_join_result")) == "no_lock"
    assert recognise(failure, ("took_join_result", "no_lock")) == "took_join_result"


def test_a_thread_that_exits_and_one_without_run_are_told() -> None:
    assert recognise(failed(observations=seen("ended_by_exit")), ()) == "ended_by_exit"
    assert recognise(failed(observations=seen("no_run")), ()) == "no_run"


def test_weak_evidence_is_named_last() -> None:
    failure = failed(observations=seen("one_lock_for_all_instances", "took_join_result"))
    assert recognise(failure, ()) == "took_join_result"


def test_busy_wait_is_not_named_where_the_check_does_not_ask() -> None:
    assert recognise(failed(observations=seen("busy_wait")), ("no_lock",)) is None


def test_an_unregistered_id_is_named_when_it_was_seen() -> None:
    failure = failed(observations=seen("brand_new"))
    assert recognise(failure, ("brand_new",)) == "brand_new"


def test_every_misconception_has_three_sentences() -> None:
    for each in misconceptions().values():
        for sentence in (each.sentence, each.rule, each.next_step):
            assert sentence.endswith("."), each.id
            assert len(sentence) < 120, each.id


@pytest.mark.parametrize("document", [{}, {"observations": 3}, {"exceptions": [1, {}]}])
def test_broken_documents_name_nothing(document: stories.Document) -> None:
    every = tuple(misconceptions())
    failure = Failure(reason="exception", message="", outcome=document, counterexample={})
    assert recognise(failure, every) is None
