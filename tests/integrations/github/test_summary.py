"""The summary of a job: always within the limit, and nothing of a student's gets out of its box."""

from __future__ import annotations

import copy

import pytest
from markdown_it import MarkdownIt

from grader.integrations.github.markdown import block, code, inline
from grader.integrations.github.reporter import feedback
from grader.integrations.github.summary import MOST_BYTES, render_summary
from tests.explain import results, stories

WORTH = "It is feedback."
EVIL = [
    "</details><script>alert(1)</script>",
    "```\n# out\n```",
    "| a | b |\n|---|---|",
    "[link](https://example.org) ![image](x) <img src=x onerror=y>",
    "@somebody #1 https://example.org www.example.org",
    "\u202etxet denrut",
    "`code` ``` ` *bold* __bold__ ~~gone~~ &lt;b&gt; \\",
    "~~~\n</pre></code>",
]


def html(markdown: str) -> str:
    return MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(markdown)


@pytest.mark.parametrize("text", EVIL)
def test_one_line_stays_text(text: str) -> None:
    shown = html(f"before {inline(text)} after\n\n| a |\n|---|\n| {inline(text)} |\n")
    for tag in ("<script", "<img", "<a ", "</details", "<strong", "<em", "<s>", "<h1", "<code"):
        assert tag not in shown
    assert shown.count("<td") == 1
    assert "\u202e" not in shown
    assert "@somebody" not in shown


@pytest.mark.parametrize("text", EVIL)
def test_lines_stay_in_their_block(text: str) -> None:
    shown = html(f"{block(text)}\n\nafter")
    assert shown.count("<pre>") == 1
    assert shown.count("</pre>") == 1
    assert shown.rstrip().endswith("<p>after</p>")
    for tag in ("<script", "<img", "<a ", "</details", "<h1", "<table"):
        assert tag not in shown


def test_code_in_a_sentence_ends_where_it_should() -> None:
    assert html(code("a`b</code><b>")).count("<b>") == 0


def test_a_summary_has_the_table_the_story_and_what_to_do_next() -> None:
    told = render_summary(results.forgot_the_lock(), worth=WORTH)
    assert told.startswith("## threadlings: <code>ben\\_okafor</code> 4 of 10 points\n\nIt is")
    assert "| <code>lost\\_update</code> | \u274c failed | 4/10 |" in told
    assert "account.py:14  balance = 70" in told
    assert "<code>threadlings hint lost\\_update</code>" in told


def test_a_hostile_student_changes_nothing_but_text() -> None:
    shown = html(render_summary(results.hostile(), worth=WORTH))
    assert "<script" not in shown
    assert shown.count("<pre>") == 1
    assert shown.count("<h2>") == 1
    assert shown.count("<table>") == 1


def many(count: int, *, message: str) -> dict[str, object]:
    first = results.result(results.check(message=message, counterexample=stories.lost_update()))
    exercises = []
    for number in range(count):
        one = copy.deepcopy(first["exercises"][0])
        one["slug"] = f"exercise_{number}"
        exercises.append(one)
    return {**first, "exercises": exercises}


@pytest.mark.slow
@pytest.mark.parametrize("taken", [0, 1_000_000, MOST_BYTES - 100])
def test_a_summary_fits_whatever_it_tells(taken: int) -> None:
    told = render_summary(many(22, message="\u00e9 " * 20_000), worth=WORTH, taken=taken)
    assert len(told.encode()) + taken <= MOST_BYTES
    assert told.count("```text") == told.count("\n```\n")
    assert told.count("<details>") == told.count("</details>")
    if not taken:
        assert "reports are left out" in told
        assert "exercise\\_21" in told  # the table has them all


def test_a_summary_that_fits_leaves_nothing_out() -> None:
    told = render_summary(many(3, message="short"), worth=WORTH)
    assert "left out" not in told
    assert told.count("```text") == 3
    assert told.count("<details>") == 2  # the first is open


def test_when_all_is_well_it_says_so() -> None:
    told = render_summary(results.result(results.check(status="passed")), worth=WORTH)
    assert "Everything that was asked for passed." in told


def test_visible_tests_give_no_points_and_say_so() -> None:
    document = {**results.result(results.check(status="passed")), "checked_by": "visible_tests"}
    told = render_summary(document, worth=feedback(document))
    assert "1 of 1 exercises pass their visible tests" in told
    assert "by luck" in told
    assert "points |" not in told
