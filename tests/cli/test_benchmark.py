"""`dev benchmark`: what is counted, in which order it is printed, and the shape of its document."""

from __future__ import annotations

import importlib.util
import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from grader.cli.benchmark import SECTIONS, bugs, literature, rates, report, tables
from grader.cli.benchmark.contestants import (
    ALONE,
    AS_PYTHON,
    FIRST,
    NATIVE,
    SEQUENTIAL,
    contestants,
)
from grader.cli.benchmark.programs import PROGRAMS, UNLOCKED
from grader.errors import UserError
from grader.strategies import STRATEGIES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Said

    Run = Callable[..., Said]


def silent(_line: str) -> None:
    """Takes what is said, and says nothing."""


def test_ours_come_first_then_plain_runs_then_the_others() -> None:
    names = list(contestants())
    assert names[0] == FIRST
    ours = [name for name in names if name.startswith("threadlings ")]
    assert names[: len(ours)] == ours
    assert set(ours) == {f"threadlings {strategy}" for strategy in STRATEGIES} | {AS_PYTHON}
    assert names[len(ours) : len(ours) + 3] == [NATIVE, ALONE, SEQUENTIAL]
    assert all(contestants()[name].package for name in names[len(ours) + 3 :])


@pytest.mark.parametrize("program", PROGRAMS.values(), ids=lambda each: each.name)
@pytest.mark.parametrize("name", [FIRST, NATIVE, ALONE, SEQUENTIAL])
def test_each_runs_a_program_as_often_as_it_is_asked(name: str, program: object) -> None:
    assert contestants()[name].run(program, 7) == (7, False)


@pytest.mark.parametrize("strategy", sorted(STRATEGIES))
def test_our_strategies_find_the_forgotten_lock(strategy: str) -> None:
    ran = contestants()[f"threadlings {strategy}"].run(UNLOCKED, 100)
    assert ran.failed
    assert 1 < ran.executions <= 30


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", [name for name, each in contestants().items() if each.package is not None]
)
def test_others_are_driven_so_that_they_do_their_work(name: str) -> None:
    other = contestants()[name]
    if importlib.util.find_spec(str(other.package).replace("-", "_")) is None:
        pytest.skip(f"{other.package} is not installed")
    assert other.run(PROGRAMS["locked counter"], 8) == (8, False)
    assert other.run(PROGRAMS["queue pipeline"], 8) == (8, False)
    assert other.run(UNLOCKED, 100).failed == (not other.remark.startswith("a line"))


@pytest.mark.slow
def test_rounds_alternate_and_ratios_are_of_the_same_round() -> None:
    said: list[str] = []
    found = rates.measure(
        executions=10, rounds=2, say=said.append, only=(FIRST, NATIVE, SEQUENTIAL)
    )
    names = [FIRST, NATIVE, SEQUENTIAL]
    assert [(each.program, each.contestant) for each in found] == [
        (program, name) for program in PROGRAMS for name in names
    ]
    assert [each.executions for each in found[:3]] == [10, 10, 50]
    assert [each.beside_native for each in found if each.contestant == NATIVE] == [1.0, 1.0]
    assert [each.ours_beside_it for each in found if each.contestant == FIRST] == [1.0, 1.0]
    assert [each.finds is None for each in found[:3]] == [False, True, True]
    rounds = [line for line in said if line.startswith("locked counter, round")]
    assert rounds == [
        f"locked counter, round {number} of 2: {name} ..." for number in (1, 2) for name in names
    ]
    table = tables.rates(found, ["frontrun"])
    assert [row[0] for row in table.rows] == names
    assert table.rows[1][2] == "1.00"
    assert any(note.startswith("frontrun is not installed") for note in table.notes)
    assert any(note.endswith("pip install frontrun") for note in table.notes)


@pytest.mark.slow
def test_a_contestant_that_ends_says_why() -> None:
    broken = replace(contestants()[NATIVE], name="nobody")
    with rates._Process(broken) as process, pytest.raises(UserError, match="KeyError: 'nobody'"):
        process.run("locked counter", 1)


@pytest.mark.slow
def test_every_built_in_bug_is_found_by_every_strategy() -> None:
    found = bugs.measure(bugs.BUILT_IN, say=silent, seeds=1, limit=1_500)
    assert {(each.program, each.strategy) for each in found if each.schedules is None} == set()
    again = bugs.measure({"lost update": bugs.BUILT_IN["lost update"]}, say=silent, seeds=1)
    assert again == [each for each in found if each.program == "lost update"]
    table = tables.bugs(found, built_in=True, limit=1_500)
    assert table.columns[:2] == ("program", "pipeline")
    assert f"pipeline finds {len(bugs.BUILT_IN)} of {len(bugs.BUILT_IN)}" in " ".join(table.notes)
    assert [row[0] for row in table.rows] == list(bugs.BUILT_IN)


def test_a_bug_that_is_not_found_is_told_so() -> None:
    harmless = {"harmless": "def main():\n    pass\n"}
    found = bugs.measure(harmless, say=silent, seeds=3, limit=20)
    assert {each.schedules for each in found} == {None}
    assert set(tables.bugs(found, built_in=False, limit=20).rows[0][1:]) == {">20"}


def test_the_corpus_is_read_where_there_is_one(tmp_path: Path) -> None:
    assert bugs.known_bugs(None) is bugs.BUILT_IN
    assert bugs.known_bugs(tmp_path) is bugs.BUILT_IN
    corpus = tmp_path / "tests" / "corpus" / "fails"
    corpus.mkdir(parents=True)
    (corpus / "torn.py").write_text("x = 1\n", encoding="utf-8")
    assert bugs.known_bugs(tmp_path) == {"torn": "x = 1\n"}


def test_the_programs_of_the_literature_run_and_are_counted() -> None:
    found = literature.measure(say=silent, strategy="random_walk", most=2)
    assert [(each.program, each.classic, each.source, each.optimal) for each in found] == [
        ("readers(2)", 5, 4, 4),
        ("readers(8)", 3281, 256, 256),
        ("lastzero(5)", 241, 79, 64),
        ("lastzero(10)", 53198, 7204, 3328),
        ("filesystem(14)", 4, 2, 2),
        ("filesystem(16)", 64, 8, 8),
        ("indexer(12)", 78, 8, 8),
    ]
    assert {each.executions for each in found} == {2}
    table = tables.literature(found)
    assert table.columns == ("program", "classic", "source", "optimal", "exhaustive")
    assert {row[-1] for row in table.rows} == {">2"}


@pytest.mark.slow
def test_the_checks_of_a_clone_are_measured_and_documented(run: Run, clone: Path) -> None:
    markdown = clone / "BENCHMARKS.md"
    arguments = ("dev", "benchmark", "--only", "checks", "--json", "-", "--markdown", markdown)
    said = run(*arguments)
    assert said.code == 0
    document = json.loads(said.out)
    assert document["schema"] == "threadlings/benchmark/v1"
    assert list(document) == ["schema", "machine", *SECTIONS, "skipped"]
    assert [document[name] for name in SECTIONS[:3]] == [None, None, None]
    (cost,) = document["checks"]
    assert (cost["slug"], cost["checks"]) == ("doubling", 2)
    assert set(document["machine"]["peers"]) == {"frontrun", "interleave-test"}
    written = markdown.read_text(encoding="utf-8")
    assert f"Python {document['machine']['python']}" in written
    assert "| doubling | 2 |" in written


def test_tables_are_written_between_the_markers_alone(tmp_path: Path) -> None:
    file = tmp_path / "docs" / "BENCHMARKS.md"
    report.rewrite(file, f"{report.BEGIN}\none\n{report.END}")
    file.write_text(f"before\n{file.read_text(encoding='utf-8')}after\n", encoding="utf-8")
    report.rewrite(file, f"{report.BEGIN}\ntwo\n{report.END}")
    text = file.read_text(encoding="utf-8")
    assert text == f"before\n# Benchmarks\n\n{report.BEGIN}\ntwo\n{report.END}\nafter\n"
    file.write_text("nothing", encoding="utf-8")
    with pytest.raises(UserError, match="has no <!-- benchmark -->"):
        report.rewrite(file, "")


def test_a_section_that_is_not_there_is_refused(run: Run) -> None:
    said = run("dev", "benchmark", "--only", "luck")
    assert said.code == 2
    assert "rates, bugs, literature, checks" in said.err
