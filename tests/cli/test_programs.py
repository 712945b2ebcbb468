"""`explore` and `replay` on programs that belong to no exercise."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Said

    Run = Callable[..., Said]

pytestmark = pytest.mark.slow

PROGRAM = """
import threading


class Account:
    def __init__(self):
        self.balance = 0
        self.lock = threading.Lock()

    def deposit(self, amount):
        self.balance += amount

    def safely(self, amount):
        with self.lock:
            self.balance += amount


def both(deposit):
    tellers = [threading.Thread(target=deposit, args=(n,), name=f"Teller-{n}") for n in (30, 70)]
    for teller in tellers:
        teller.start()
    for teller in tellers:
        teller.join()


def lost():
    account = Account()
    both(account.deposit)
    assert account.balance == 100, account.balance


def kept():
    account = Account()
    both(account.safely)
    return account.balance


def stuck():
    one, two = threading.Lock(), threading.Lock()

    def work(first, second):
        with first:
            with second:
                pass

    threads = [
        threading.Thread(target=work, args=pair, name=name)
        for name, pair in (("A", (one, two)), ("B", (two, one)))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    lost()
"""


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "prog.py"
    path.write_text(PROGRAM, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


def test_a_failed_assert_is_a_failure_with_a_counterexample(run: Run, program: Path) -> None:
    said = run("explore", "prog.py::lost")
    assert said.code == 1
    assert "prog.py::lost  FAILS" in said.out
    assert "AssertionError" in said.out
    assert "overwrites what Teller-" in said.out
    assert "again:  threadlings replay prog.py::lost" in said.out


def test_a_whole_file_is_run_as_a_program(run: Run, program: Path) -> None:
    assert run("explore", "prog.py").code == 1


def test_what_holds_within_a_bound_is_called_so(run: Run, program: Path) -> None:
    said = run("explore", "prog.py::kept", "--executions", "60")
    assert said.code == 0
    assert "HOLDS" in said.out
    assert "100" in said.out


def test_a_deadlock_says_who_waits_for_what(run: Run, program: Path) -> None:
    said = run("explore", "prog.py::stuck")
    assert said.code == 1
    assert "Deadlock" in said.out
    assert "which B holds." in said.out
    assert "have to take them in the same order" in said.out or "same order" in said.out


def test_the_outcome_as_json(run: Run, program: Path) -> None:
    said = run("explore", "prog.py::lost", "--json", "-")
    document = json.loads(said.out)
    assert document["schema"] == "threadlings/outcome/v1"
    assert document["verdict"]["ending"] == "fails"
    assert document["counterexample"]["steps"]
    for name in ("results", "deadlocks", "exceptions", "races"):
        assert isinstance(document[name], list)


def test_a_replay_shows_the_same_execution(run: Run, program: Path, tmp_path: Path) -> None:
    document = json.loads(run("explore", "prog.py::lost", "--json", "-").out)
    schedule = document["counterexample"]["schedule"]
    page = tmp_path / "page.html"
    said = run("replay", "prog.py::lost", schedule, "--html", str(page))
    assert said.code == 1
    assert "overwrites what Teller-" in said.out
    assert "Teller-30" in page.read_text(encoding="utf-8")
    same = run("explore", "prog.py::lost", "--strategy", "replay", "--schedule", schedule)
    assert same.code == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("explore", "missing.py"), "is not there"),
        (("explore", "."), "is a folder"),
        (("explore", "prog.py::lost()"), "no function's name"),
        (("explore", "prog.py::nothing_like_it"), "nothing_like_it"),
        (("explore", "prog.py", "--strategy", "replay"), "belong together"),
        (("replay", "prog.py::lost", "abc"), "is no schedule"),
    ],
)
def test_wrong_input_is_told_as_such(
    run: Run, program: Path, arguments: tuple[str, ...], words: str
) -> None:
    said = run(*arguments)
    assert said.code == 2
    assert words in said.err
    assert said.out == ""


def test_a_program_that_cannot_be_imported_is_no_crash(run: Run, program: Path) -> None:
    program.write_text("def broken(:\n", encoding="utf-8")
    said = run("explore", "prog.py")
    assert said.code == 2
    assert "NOT EXPLORED" in said.out
    document = json.loads(run("explore", "prog.py", "--json", "-").out)
    assert document["refused"]["reason"] == "import_failed"
