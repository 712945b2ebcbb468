"""What is told about limits, results, errors and daemons, and what is not told in their place."""

from __future__ import annotations

import pytest

from grader.explain import Failure, recognise
from tests.explain.stories import Document, by_check, counterexample, outcome, step

LIMITS = (
    "took_join_result",
    "did_not_wait",
    "slept_it_out",
    "waited_without_limit",
    "removed_while_looping",
    "timeout_for_each",
)
RESULTS = ("falsy_result", "order_of_finish", "read_before_join", "no_join")
ERRORS = (
    "replaced_excepthook",
    "caught_base_exception_wrongly",
    "error_lost",
    "raised_too_early",
    "error_returned",
    "error_rewritten",
    "swallowed_error",
)
ENDINGS = ("daemon_cut_off", "slow_stop", "unsaved_end", "stop_undone")
HAPPENED = "raised Refused: no"


def failed(*steps: Document, value: object = None, **lists: object) -> Failure:
    reason = str(lists.pop("reason", "wrong_result"))
    story = counterexample([by_check("MainThread", "start", "T-1"), *steps], value=value)
    return Failure(reason=reason, message="", outcome=outcome(**lists), counterexample=story)


def joined(thread: str, source: str, told: str = "ended") -> Document:
    return step("MainThread", "join", thread, told, line=22, source=source, function="stragglers")


def slept(task: str, function: str) -> Document:
    return step(task, "sleep", None, "9 s", line=24, source="time.sleep(9)", function=function)


@pytest.mark.parametrize(
    "source",
    ["return thread.join(seconds)", "if not thread.join(1):", "late = [t for t in (a.join(2), b)]"],
)
def test_a_line_that_uses_what_join_returns_is_told(source: str) -> None:
    assert recognise(failed(joined("T-1", source)), LIMITS) == "took_join_result"


def test_a_limit_for_each_is_no_deadline() -> None:
    each = [joined(name, "thread.join(seconds)") for name in ("T-1", "T-2")]
    assert recognise(failed(*each), LIMITS) == "timeout_for_each"
    deadline = [joined(name, "thread.join(end - time.monotonic())") for name in ("T-1", "T-2")]
    assert recognise(failed(*deadline), LIMITS) is None


def test_join_without_a_time_is_no_limit_for_each() -> None:
    each = [joined(name, "thread.join()") for name in ("T-1", "T-2")]
    assert recognise(failed(*each), LIMITS) == "waited_without_limit"


def test_sleeping_through_is_told_of_who_waits_and_not_of_who_works() -> None:
    assert recognise(failed(slept("MainThread", "stragglers")), LIMITS) == "slept_it_out"
    works = failed(slept("T-1", "Sleeper.run"), joined("T-1", "thread.join(seconds)"))
    assert recognise(works, LIMITS) is None


def test_a_list_that_shrinks_between_two_joins_is_told_before_the_limit() -> None:
    removed = step("MainThread", "call", "threads.remove(T-1)", function="stragglers")
    steps = [joined("T-1", "thread.join(left)"), removed, joined("T-3", "thread.join(left)")]
    assert recognise(failed(*steps), LIMITS) == "removed_while_looping"


def read(value: str, place: str = "result") -> Document:
    return step("MainThread", "read", place, value, source="[w.result for w in workers]")


def test_results_read_before_the_join_are_told() -> None:
    write = step("T-1", "write", "result", "49", function="Square.run")
    late = joined("T-1", "worker.join()")
    assert recognise(failed(read("None"), write, late, value=[None]), RESULTS) == "read_before_join"
    in_order = failed(write, late, read("49"), value=[7])
    assert recognise(in_order, ("read_before_join",)) is None


def test_a_zero_that_is_missing_is_told_and_one_that_is_there_is_not() -> None:
    assert recognise(failed(read("0"), value=[9]), RESULTS) == "falsy_result"
    assert recognise(failed(read("0"), value=[0, 9]), ("falsy_result",)) is None


@pytest.mark.parametrize(
    ("came_out", "reported", "mistake"),
    [
        ("returned None", [], "swallowed_error"),
        ("returned None", ["Refused"], "error_lost"),
        (HAPPENED, ["Refused"], "raised_too_early"),
        ("returned None", ["SystemExit"], "caught_base_exception_wrongly"),
        ("returned Refused('no')", [], "error_returned"),
        ("raised RuntimeError: failed", [], "error_rewritten"),
        (HAPPENED, ["another hook was put in its place"], "replaced_excepthook"),
        (HAPPENED, [], None),
    ],
)
def test_what_became_of_an_error(came_out: str, reported: list[str], mistake: str | None) -> None:
    value = {"outcome": came_out, "reported": reported, "happened": HAPPENED}
    assert recognise(failed(value=value), ERRORS) == mistake


def ended(function: str, operation: str, **facts: str) -> Document:
    source = facts.get("source", "self.running = False")
    task = "T-1" if function.endswith("run") else "MainThread"
    return step(task, operation, "self.running", "False", source=source, function=function)


def test_nobody_who_waits_is_a_daemon_cut_off() -> None:
    assert recognise(failed(ended("AutoSaver.stop", "write")), ENDINGS) == "daemon_cut_off"


def test_sleeping_while_somebody_waits_is_a_slow_stop() -> None:
    waits = step("MainThread", "wait", "T-1", source="self.join()", function="AutoSaver.stop")
    assert recognise(failed(waits, slept("T-1", "AutoSaver.run")), ENDINGS) == "slow_stop"
    before = failed(slept("T-1", "AutoSaver.run"), waits)
    assert recognise(before, ENDINGS) is None


def test_a_flag_that_run_sets_again_is_a_stop_undone() -> None:
    stop, run = ended("AutoSaver.stop", "write"), ended("AutoSaver.run", "write")
    assert recognise(failed(stop, run), ("stop_undone",)) == "stop_undone"
    assert recognise(failed(run, stop), ("stop_undone",)) is None


def test_touching_daemon_before_super_init_is_late_and_not_forgotten() -> None:
    error = {"type": "RuntimeError", "message": "Thread.__init__() not called", "line": 3}
    late = [{"id": "super_init_late", "line": 3}]
    failure = failed(reason="exception", exceptions=[error], observations=late)
    assert recognise(failure, ()) == "super_init_late"
    assert recognise(failed(reason="exception", exceptions=[error]), ()) == "forgot_super_init"
