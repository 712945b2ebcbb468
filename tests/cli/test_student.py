"""What students type: check, list, hint, reset, solution, and nothing at all."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from grader.cli.state import State, given_version
from tests.cli.conftest import Said, git

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., Said]

pytestmark = pytest.mark.slow


def test_a_right_answer_passes_and_is_remembered(run: Run, solved: Path) -> None:
    said = run("check", "doubling")
    assert said.code == 0
    assert "doubling  PASS  4/4 points" in said.out
    assert "doubling  10/10 points" in said.out
    assert "1 of 1 solved" in run("list").out
    assert "Every exercise is solved" in run().out


def test_a_mistake_is_told_by_name_with_its_lines(run: Run, mistake: Path) -> None:
    said = run("check", "doubling")
    assert said.code == 1
    assert "doubling  FAIL  0/6 points" in said.out
    assert "Nobody waits for the threads" in said.out
    assert "again:  threadlings replay doubling" in said.out
    assert "hint:   threadlings hint doubling" in said.out


def test_check_takes_files_folders_and_nothing(run: Run, mistake: Path, reference: Path) -> None:
    assert run("check", str(reference)).code == 0
    assert run("check", str(mistake)).code == 1
    assert run("check", str(mistake.parent)).code == 1
    assert run("check", str(mistake.parent.parent)).code == 1
    assert "doubling" in run("check").out


def test_a_folder_elsewhere_is_checked(
    run: Run, clone: Path, reference: Path, tmp_path: Path
) -> None:
    shutil.copytree(reference.parent, tmp_path / "mine")
    assert run("check", str(tmp_path / "mine")).code == 0
    (tmp_path / "empty").mkdir()
    said = run("check", str(tmp_path / "empty"))
    assert said.code == 2
    assert "doubling.py" in said.err


def test_answers_elsewhere_are_no_progress(run: Run, clone: Path, reference: Path) -> None:
    assert run("check", str(reference)).code == 0
    assert "0 of 1 solved" in run("list").out


def test_json_on_stdout_is_one_document_and_nothing_else(run: Run, mistake: Path) -> None:
    said = run("check", "doubling", "--json", "-")
    document = json.loads(said.out)
    assert said.code == 1
    assert document["schema"] == "threadlings/result/v1"
    assert document["exercises"][0]["checks"][1]["mistake"] == "no_join"


def test_json_is_the_same_every_time(run: Run, mistake: Path) -> None:
    first, second = (json.loads(run("check", "doubling", "--json", "-").out) for _ in range(2))
    del first["timing"], second["timing"]
    assert first == second


def test_json_into_a_file_leaves_the_report(run: Run, mistake: Path, tmp_path: Path) -> None:
    said = run("check", "doubling", "--json", str(tmp_path / "a" / "r.json"))
    assert "FAIL" in said.out
    assert json.loads((tmp_path / "a" / "r.json").read_text(encoding="utf-8"))["points"] == 4


def test_reporters(run: Run, mistake: Path) -> None:
    root = ET.fromstring(run("check", "doubling", "--reporter", "junit").out)
    assert root[0].attrib["failures"] == "1"


def test_an_untouched_stub_is_not_started(run: Run, committed: Path) -> None:
    said = run("check", "doubling", "--json", "-")
    assert json.loads(said.out)["exercises"][0]["status"] == "not_started"
    assert said.code == 1


def test_a_stub_somebody_began_is_started(run: Run, committed: Path, stub: Path) -> None:
    stub.write_text(stub.read_text(encoding="utf-8") + "\n# mine\n", encoding="utf-8")
    document = json.loads(run("check", "doubling", "--json", "-").out)
    assert document["exercises"][0]["status"] == "failed"


def test_near_names_are_suggested(run: Run, clone: Path) -> None:
    said = run("check", "dubling")
    assert said.code == 2
    assert "doubling" in said.err
    said = run("chek")
    assert said.code == 2
    assert "check" in said.err


def test_hints_come_one_by_one(run: Run, clone: Path) -> None:
    first, second, third = (run("hint", "doubling").out for _ in range(3))
    assert "1. What a thread" in first
    assert "2. " not in first
    assert "(1 more)" in first
    assert "2. `start` returns" in second
    assert third == second


def test_reset_gives_the_stub_back_and_loses_nothing(run: Run, committed: Path, stub: Path) -> None:
    given = stub.read_bytes()
    stub.write_text("mine = 1\n", encoding="utf-8")
    git(committed, "commit", "-qam", "my work")
    said = run("reset", "doubling")
    assert said.code == 0
    assert stub.read_bytes() == given
    (copy,) = (committed / ".threadlings" / "backup" / "doubling").iterdir()
    assert copy.read_text(encoding="utf-8") == "mine = 1\n"
    assert str(copy) in said.out
    assert "nothing to reset" in run("reset", "doubling").out


def test_reset_without_a_memory_says_so_and_touches_nothing(
    run: Run, clone: Path, stub: Path
) -> None:
    stub.write_text("mine = 1\n", encoding="utf-8")
    said = run("reset", "doubling")
    assert said.code == 2
    assert "cannot be reset" in said.err
    assert stub.read_text(encoding="utf-8") == "mine = 1\n"


def test_reset_from_a_kept_copy(run: Run, clone: Path, stub: Path) -> None:
    given = stub.read_bytes()
    State(clone).keep_stub(stub)
    stub.write_text("mine = 1\n", encoding="utf-8")
    assert run("reset", "doubling").code == 0
    assert stub.read_bytes() == given


def test_the_version_given_is_the_newest_that_leaves_the_most_open() -> None:
    raising = b"raise NotImplementedError\n"
    old, new, mine = raising * 2, raising * 2 + b"# mended\n", raising + b"return 1\n"
    assert given_version([mine, new, old]) == new
    assert given_version([b"mine", b"program"]) == b"program"
    assert given_version([]) is None


def test_solutions_are_for_those_who_solved_it(run: Run, stub: Path, reference: Path) -> None:
    said = run("solution", "doubling")
    assert said.code == 2
    assert "--anyway" in said.err
    assert "def run_all" in run("solution", "doubling", "--anyway").out
    shutil.copy(reference, stub)
    run("check", "doubling")
    said = run("solution", "doubling")
    assert said.code == 0
    assert "Right as well: mailbox" in said.out


def test_home_shows_what_comes_next(run: Run, clone: Path) -> None:
    said = run()
    assert said.code == 0
    assert "0 of 1 solved" in said.out
    assert "edit:   exercises/01_first_steps/01_doubling/doubling.py" in said.out


def test_replay_runs_the_file_as_it_is_now(
    run: Run, mistake: Path, reference: Path, tmp_path: Path
) -> None:
    document = json.loads(run("check", "doubling", "--json", "-").out)
    schedule = document["exercises"][0]["checks"][1]["counterexample"]["schedule"]
    page = tmp_path / "page.html"
    said = run("replay", "doubling", schedule, "--html", str(page))
    assert said.code == 1
    assert "Run_all should return" in said.out
    assert "<table" in page.read_text(encoding="utf-8")
    shutil.copy(reference, mistake)
    said = run("replay", "doubling", schedule)
    assert said.code == 0
    assert "does what its checks ask for" in said.out


def test_a_schedule_that_is_none_is_refused(run: Run, clone: Path) -> None:
    said = run("replay", "doubling", "first,second")
    assert said.code == 2
    assert "is no schedule" in said.err


def listed(run: Run) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("list", "--json", "-").out)
    return found


def test_list_tells_what_is_open_tried_and_solved(run: Run, stub: Path, reference: Path) -> None:
    (line,) = listed(run)["exercises"]
    assert (line["status"], line["points"], line["max_points"]) == ("open", 0, 10)
    no_join = reference.parent / "mistakes" / "no_join.py"
    shutil.copy(no_join, stub)
    run("check", "doubling")
    document = listed(run)
    assert document["exercises"][0]["status"] == "tried"
    assert 0 < document["points"] < document["max_points"] == 10
    assert document["next"] == "doubling"
    assert f"  next    {document['points']}/10  doubling" in run("list").out
    run("check", str(reference))  # of another file nothing is counted
    assert listed(run)["points"] in (0, document["points"])
    run("check", "doubling")
    shutil.copy(reference, stub)
    run("check", "doubling")
    document = listed(run)
    assert (document["solved"], document["points"], document["next"]) == (1, 10, None)
    assert "done   10/10  doubling" in run("list").out
