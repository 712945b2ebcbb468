"""Similar submissions: found where somebody renamed, not where there are few ways to be right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from grader.course import Catalogue
from grader.grading import Submission
from grader.integrations.pages.tokens import lines_in, sequence
from tests.integrations.pages.reading import check_page

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("rapidfuzz")

from grader.explain.markup import page
from grader.integrations.pages.similar import ALIKE, Similar, find_similar
from grader.integrations.pages.similar_html import similar_html

STUB = '"""An account."""\n\n\nclass Account:\n    def deposit(self, amount):\n        """Add."""\n'
LONG = STUB + "".join(
    f"        if amount > {n}:\n            self.total{n} = self.work(amount, {n}) + self.m[{n}]\n"
    for n in range(8)
)
RENAMED = LONG.replace("amount", "money").replace("total", "sum").replace("work", "w") + "# mine\n"
OTHER = STUB + "".join(
    f"        for item{n} in range(amount):\n            while item{n}: print(-item{n})\n"
    for n in range(8)
)


@pytest.fixture
def exercise(tmp_path: Path):
    folder = tmp_path / "exercises" / "01_first" / "01_account"
    folder.mkdir(parents=True)
    (folder / "account.py").write_text(STUB, encoding="utf-8")
    one = Catalogue.load().exercises[0]
    return replace(one, slug="account", module="account.py", folder=folder)


def compare(tmp_path: Path, exercise, **texts: str) -> Similar:
    submissions = []
    for name, text in texts.items():
        path = tmp_path / "class" / name / "account.py"
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        submissions.append(Submission(name, path.parent))
    ((_, found),) = find_similar(submissions, [exercise])
    return found


def test_renaming_hides_nothing(tmp_path: Path, exercise) -> None:
    found = compare(tmp_path, exercise, ada=LONG, ben=RENAMED, eve=OTHER)
    # All that differs is the line of the stub in which the argument has another name.
    assert found.pairs == {("ada", "ben"): {"account": 0.979}}
    assert found.groups == []
    assert found.compared == 3


def test_a_little_more_is_still_alike_and_much_more_is_not(tmp_path: Path, exercise) -> None:
    little = LONG + "        return self.total1\n"
    found = compare(tmp_path, exercise, ada=LONG, ben=little, eve=LONG + OTHER)
    ((pair, by_slug),) = found.pairs.items()
    assert pair == ("ada", "ben")
    assert ALIKE <= by_slug["account"] < 1


def test_the_same_file_is_told_apart(tmp_path: Path, exercise) -> None:
    found = compare(tmp_path, exercise, ada=LONG, ben=LONG, eve=OTHER)
    assert [(group.slug, group.students) for group in found.groups] == [("account", ("ada", "ben"))]


def test_the_stub_and_what_is_short_say_nothing(tmp_path: Path, exercise) -> None:
    short = STUB + "        self.total += amount\n"
    found = compare(tmp_path, exercise, ada=STUB, ben=short, eve=short)
    assert (found.pairs, found.groups, found.short) == ({}, [], 2)


def test_what_many_have_alike_says_nothing(tmp_path: Path, exercise) -> None:
    many = {f"s{n}": f"{LONG}# {n}\n" for n in range(9)}
    found = compare(tmp_path, exercise, **many)
    assert found.pairs == {}
    assert found.common == 9


@pytest.mark.parametrize(
    "text",
    [
        "",
        "(((",
        "'''",
        "if x:\n  y\n z\n",
        "\x00",
        "\ud800",
        "x = $\n",
        "\\",
        "f'{'",
        "\t \tx\n  y",
    ],
)
def test_whatever_was_handed_in_is_taken_apart_as_far_as_it_goes(text: str) -> None:
    assert sequence("first = 1\n" + text).startswith(sequence("first = 1\n"))


def test_lines_of_the_stub_do_not_count_wherever_they_stand() -> None:
    assert sequence(LONG, without=lines_in(LONG)).strip() == ""


def test_what_is_said_is_harmless_and_says_what_it_is_not(tmp_path: Path, exercise) -> None:
    found = compare(tmp_path, exercise, ada=LONG, ben=RENAMED, eve=LONG)
    shown = {"ada": "<script>", "ben": "</details>", "eve": "Eve"}
    read = check_page(page("x", f"<h2>y</h2>{similar_html(found, shown, alike=ALIKE)}"))
    assert "Similar is not copied." in read.text
    assert "<script> and </details> 1 account 98 %" in read.text
