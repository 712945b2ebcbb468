"""A student's pushes, run here from end to end by act: the released workflow, without a network."""

from __future__ import annotations

import base64
import json
import re
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from grader.cli.main import main
from grader.course import Catalogue
from grader.integrations.protected import differences, manifest_of
from tests.integrations.github.repository import Repository, answer, released
from tests.integrations.github.runner import ACT, push

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(ACT is None, reason="act is in the extra `github`"),
]

HOSTILE = """\
import threading
from threading import Thread

print("::set-output name=points::99")
print("##[set-output name=points]99")
print("::add-mask::lost")
print("::notice::owned")
print("::stop-commands::owned")


class Account:
    def __init__(self, balance=0):
        self.balance = balance

    def deposit(self, amount):
        print("::error::owned")
        raise ValueError("\\n::set-output name=points::99\\n##[error]owned </details>``` @all")


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name="::notice::owned\\n::add-mask::o\\u202e", daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
"""
READS_ENVIRONMENT = """

for variable in ("GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_STEP_SUMMARY"):
    with open(__import__("os").environ[variable], "a") as file:
        file.write("points=99")
"""


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """What a student cloned."""
    return released(tmp_path)


def test_half_solved_is_half_the_points(repository: Repository, tmp_path: Path) -> None:
    repository.hand_in("hello_thread", answer("hello_thread"))
    repository.hand_in("lost_update", answer("lost_update", "no_lock"))
    run = push(repository, tmp_path)
    assert run.code == 0, run.log
    outputs = {name: run.outputs[name] for name in ("points", "max-points", "passed")}
    assert outputs == {"points": "15", "max-points": "20", "passed": "false"}
    reported = json.loads(base64.b64decode(run.outputs["result"]))
    assert sum(each["score"] for each in reported["tests"]) == 15
    (annotation,) = run.annotations
    assert annotation.startswith(
        "::error file=exercises/03_shared_data/01_lost_update/account.py,line=15,"
    )
    summary = run.summary
    assert "## threadlings: 15 of 20 points" in summary
    assert "This is feedback, not a mark" in summary
    assert "overwrites what Thread-" in summary
    document = json.loads((run.artifacts / "threadlings" / "result.json").read_text("utf-8"))
    assert document["points"] == 15
    assert "<table" in (run.artifacts / "threadlings" / "report.html").read_text("utf-8")


def test_checks_may_be_fetched_from_elsewhere(repository: Repository, tmp_path: Path) -> None:
    course = released(tmp_path / "instructor")
    for each in (repository.root / "grader" / "checks").glob("test_*.py"):
        each.unlink()
    repository.hand_in("hello_thread", answer("hello_thread"))
    repository.hand_in("lost_update", answer("lost_update", "no_lock"))
    options = ("--var=THREADLINGS_COURSE=me/course", "--secret=THREADLINGS_TOKEN=none")
    run = push(repository, tmp_path, *options, THREADLINGS_REMOTE=str(course.root))
    assert run.code == 0, run.log
    assert run.outputs["points"] == "15"
    (annotation,) = run.annotations
    assert annotation.startswith(
        "::error file=exercises/03_shared_data/01_lost_update/account.py,line=15,"
    )


def test_a_hostile_student_sets_nothing(repository: Repository, tmp_path: Path) -> None:
    repository.hand_in("lost_update", HOSTILE)
    repository.hand_in("hello_thread", answer("hello_thread") + READS_ENVIRONMENT)
    run = push(repository, tmp_path)
    assert run.code == 0, run.log
    assert int(run.outputs["points"]) < 5
    assert set(run.outputs) == {"points", "max-points", "passed", "result"}
    known = {"set-output", "summary", "error", "stop-commands", "remove-matcher"}
    ends = {each for each in run.commands if re.fullmatch("[0-9a-f]{64}", each)}
    assert len(ends) == 2
    assert run.commands - ends == known
    assert all(each.startswith("::error file=exercises/") for each in run.annotations)
    # Of what it printed, nothing is in the log, not even stopped.
    assert not re.search(r"^\s*::(set-output|add-mask|notice::|error::)", run.printed, re.MULTILINE)
    assert "##[" not in run.printed
    assert "\u202e" not in run.summary
    shown = MarkdownIt("gfm-like", {"linkify": False}).render(run.summary)
    assert shown.count("<pre>") == 2  # one for each exercise that failed
    assert shown.count("</details>") == shown.count("<details>") == 1
    assert "@all" not in re.sub(r"<pre>.*?</pre>", "", shown, flags=re.DOTALL)


def test_a_tampered_repository_is_told_and_earns_no_mark(
    repository: Repository, tmp_path: Path
) -> None:
    exercises = Catalogue.load(repository.root).exercises
    manifest = manifest_of(repository.root, exercises=exercises)
    repository.hand_in("lost_update", answer("lost_update", "no_lock"))
    action = repository.root / ".github" / "actions" / "grade" / "action.yml"
    tampered = action.read_text("utf-8").replace(
        "        code=0\n", '        echo "points=20" >> "$GITHUB_OUTPUT"; exit 0\n'
    )
    action.write_text(tampered, encoding="utf-8")
    check = repository.root / "grader" / "checks" / "test_lost_update.py"
    check.write_text("", encoding="utf-8")
    facts = repository.file("lost_update").with_name("exercise.toml")
    facts.write_text(facts.read_text("utf-8") + "\n# mine\n", encoding="utf-8")
    (repository.root / "conftest.py").write_text("raise SystemExit(0)\n", encoding="utf-8")
    repository.commit("points for me")

    run = push(repository, tmp_path)
    assert run.outputs["points"] == "20"  # theirs says what they like: it is not a mark

    told = [each.path for each in differences(manifest, repository.root)]
    assert told == [
        ".github/actions/grade/action.yml",
        "exercises/03_shared_data/01_lost_update/exercise.toml",
        "grader/checks/test_lost_update.py",
    ]
    result = tmp_path / "result.json"
    arguments = ["grade", str(repository.root), "--exercise", "lost_update", "--allow-tier", "0"]
    assert main([*arguments, "--json", str(result)]) == 1
    marks = json.loads(result.read_text("utf-8"))
    assert (marks["points"], marks["max_points"]) == (5, 10)
