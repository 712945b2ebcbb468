"""Exit codes, errors, and the command as a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from grader.cli import main as main_module
from grader.cli.main import threadlings
from grader.errors import GraderBug, TierRefused
from grader.sandbox.isolation import PRACTICE, best

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Said

    Run = Callable[..., Said]

ROOT = Path(__file__).resolve().parents[2]


def test_help_names_every_command() -> None:
    told = CliRunner().invoke(threadlings, ["--help"])
    assert told.exit_code == 0
    names = ("check", "list", "hint", "reset", "solution", "replay", "explore", "grade", "doctor")
    for name in (*names, "dev"):
        assert f"\n  {name} " in told.output


@pytest.mark.parametrize(
    ("error", "code"),
    [(GraderBug("broken"), 3), (TierRefused("no"), 4), (ZeroDivisionError("oops"), 3)],
)
def test_every_error_has_its_exit_code(
    run: Run, clone: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, code: int
) -> None:
    def fail() -> None:
        raise error

    monkeypatch.setattr(main_module, "show_home", fail)
    said = run()
    assert said.code == code
    assert said.out == ""


def test_a_crash_is_saved_and_asks_for_a_report(
    run: Run, clone: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise ZeroDivisionError("oops")

    monkeypatch.setattr(main_module, "show_home", fail)
    said = run()
    (saved,) = (clone / ".threadlings").glob("crash-*.txt")
    assert str(saved) in said.err
    assert "ZeroDivisionError: oops" in saved.read_text(encoding="utf-8")
    assert "Traceback" not in said.err


def test_ctrl_c_is_no_crash(run: Run, clone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(main_module, "show_home", fail)
    said = run()
    assert said.code == 130
    assert said.err.strip() == "Stopped."


def test_official_grading_is_refused_on_a_machine_that_cannot_isolate(
    run: Run, reference: Path
) -> None:
    said = run("grade", str(reference), "--exercise", "doubling", "--allow-tier", "2")
    assert said.code == 4
    assert "threadlings doctor" in said.err


def test_official_grading_is_refused_where_no_jail_holds(
    run: Run, reference: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("grader.sandbox.process.best", lambda: (PRACTICE, None))
    said = run("grade", str(reference), "--exercise", "doubling")
    assert said.code == 4
    assert "this machine reaches tier 0 (practice)" in said.err
    assert "--allow-tier 0" in said.err


@pytest.mark.slow
def test_official_grading_is_jailed(run: Run, reference: Path) -> None:
    tier, _jail = best()
    if tier is PRACTICE:
        pytest.skip("no jail holds on this machine")
    said = run("grade", str(reference), "--exercise", "doubling", "--json", "-")
    assert said.code == 0
    document = json.loads(said.out)
    assert (document["isolation"], document["points"]) == (
        {"tier": tier.tier, "name": tier.name},
        10,
    )


def test_the_doctor_tells_which_tier_is_reached(run: Run) -> None:
    tier, _jail = best()
    said = run("doctor")
    assert said.code == 0
    assert f"isolation: tier {tier.tier}, {tier.name}" in said.out
    found = json.loads(run("doctor", "--json", "-").out)
    assert found["isolation"] == {"tier": tier.tier, "name": tier.name}


@pytest.mark.slow
def test_grading_where_it_is_allowed(run: Run, reference: Path) -> None:
    said = run("grade", str(reference), "--exercise", "doubling", "--allow-tier", "0")
    assert said.code == 0
    assert "doubling  10/10 points" in said.out


def test_grading_what_is_not_there(run: Run, clone: Path) -> None:
    assert run("grade", "nowhere.py", "--exercise", "doubling").code == 2
    assert run("grade", ".", "--exercise", "dubling").code == 2


def _as_process(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    code = "import sys; from grader.cli.main import main; sys.exit(main())"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


@pytest.mark.slow
def test_a_real_process_in_a_subfolder_of_a_clone(clone: Path) -> None:
    folder = clone / "exercises" / "01_first_steps"
    ended = _as_process("list", cwd=folder)
    assert ended.returncode == 0, ended.stderr
    assert "doubling" in ended.stdout
    assert "\x1b[" not in ended.stdout


@pytest.mark.slow
def test_a_terminal_that_knows_few_letters_is_no_crash(clone: Path) -> None:
    path = clone / "word.py"
    path.write_text("def main():\n    return '\\u6b8b\\u9ad8'\n", encoding="utf-8")
    ended = _as_process("explore", "word.py::main", cwd=clone, PYTHONIOENCODING="ascii")
    assert ended.returncode == 0, ended.stderr


@pytest.mark.slow
def test_outside_any_clone_the_course_it_came_with_is_used(tmp_path: Path) -> None:
    ended = _as_process("list", cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert "hello_thread" in ended.stdout
