"""The counterexample table, compared with what a person wrote down."""

from __future__ import annotations

from pathlib import Path

import pytest

from grader.explain import render_counterexample
from tests.explain import stories

GOLDEN = Path(__file__).parent / "golden"


def golden(name: str) -> str:
    return (GOLDEN / name).read_text(encoding="utf-8").rstrip("\n")


def test_lost_update_has_a_column_per_teller_and_marks_the_damage() -> None:
    told = render_counterexample(
        stories.lost_update(), explanation="Nothing orders them: no lock is held."
    )
    assert told == golden("lost_update.txt")


def test_deadlock_says_who_waits_for_which_lock_held_by_whom() -> None:
    told = render_counterexample(stories.deadlock(), waits=stories.waits())
    assert told == golden("deadlock.txt")


def test_narrow_terminals_get_a_list() -> None:
    told = render_counterexample(stories.lost_update(), width=44)
    assert told == golden("lost_update_narrow.txt")
    assert max(map(len, told.splitlines()[:6])) <= 44


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_up_to_five_threads_are_columns(count: int) -> None:
    tasks = tuple(f"T-{number}" for number in range(count))
    steps = [stories.step(task, "read", "n", "0", file="a.py") for task in tasks]
    steps += [stories.step(task, "write", "n", "1", file="a.py") for task in tasks]
    told = render_counterexample(stories.counterexample(steps, tasks=tasks), width=140)
    assert told.splitlines()[0].split() == list(tasks)


def test_six_threads_are_a_list() -> None:
    tasks = tuple(f"T-{number}" for number in range(6))
    steps = [stories.step(task, "write", "n", "1", file="a.py") for task in tasks]
    told = render_counterexample(stories.counterexample(steps, tasks=tasks), width=400)
    assert told.splitlines()[0] == "T-0  a.py:14  n = 1"


def test_long_stories_are_collapsed() -> None:
    busy = [
        stories.step("Teller-1", "write", f"own-{number}", "1", line=30, source="x = 1")
        for number in range(40)
    ]
    story = stories.lost_update()
    story["steps"][6:6] = busy
    told = render_counterexample(story)
    assert "... 40 more steps" in told
    assert "overwrites what Teller-2 wrote" in told
    assert "own-" not in told


def test_the_checks_code_is_never_shown() -> None:
    steps = [
        stories.by_check("MainThread", "start", "Greeter-1"),
        {**stories.by_check("MainThread", "read", "greeting"), "source": "secret(expected)"},
        stories.step("Greeter-1", "write", "greeting", "'Hello'", file="hello.py"),
    ]
    told = render_counterexample(
        stories.counterexample(steps, tasks=("MainThread", "Greeter-1"), value=None)
    )
    assert "the check" in told
    assert "secret" not in told
    assert "<check>" not in told
    assert "reads it before Greeter-1 writes it" in told


def test_a_students_text_cannot_steer_the_terminal() -> None:
    evil = "\x1b[2J\x1b]0;gone\x07\r\n\u202e\ud800"
    story = stories.lost_update()
    for step in story["steps"]:
        step["task"] += evil
        step["source"] += evil
        step["location"] = f"{step['location']}{evil}"
        step["value"] = evil
        step["file"] += evil
    story["ending"] = {"kind": "returned", "message": evil, "value": evil}
    story["tasks"] = []
    told = render_counterexample(story, width=400)
    assert not any(character in told for character in "\x1b\x07\r\u202e\ud800")
    assert told.encode("utf-8")


def test_colours_are_extra() -> None:
    plain = render_counterexample(stories.lost_update())
    painted = render_counterexample(stories.lost_update(), color=True)
    assert "\x1b[" not in plain
    assert "\x1b[1m" in painted
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[31m"):
        painted = painted.replace(code, "")
    assert painted == plain


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"steps": None, "ending": 3, "tasks": "x", "locks": []},
        {"steps": [{}, {"task": 1, "line": "x", "operation": None, "held": 7}, 5]},
    ],
)
def test_documents_of_any_shape_are_told_without_a_crash(document: stories.Document) -> None:
    assert isinstance(render_counterexample(document), str)


def test_wide_letters_keep_the_columns() -> None:
    story = stories.lost_update()
    for step in story["steps"]:
        if step["location"] == "balance":
            step["location"] = "残高"
    lines = render_counterexample(story).splitlines()
    assert lines[1] == "account.py:14  残高  -> 0"


@pytest.mark.parametrize(
    ("operation", "words"),
    [("sleep", "sleeps 2"), ("raise", "raises ValueError"), ("yield", "lets others run")],
)
def test_other_operations_have_words(operation: str, words: str) -> None:
    value = words.split()[-1] if operation != "yield" else None
    step = stories.step("T", operation, None, value, file="a.py")
    story = stories.counterexample([step], tasks=("T",), kind="exception")
    assert f"a.py:14  {words}" in render_counterexample(story)
