"""A class is graded in one go, to the same bytes every time, whatever is handed in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from grader.errors import AuthorError, GraderBug
from grader.grading import Submission, grade
from tests.grading.conftest import GOOD, ROOT, STUB, Course

if TYPE_CHECKING:
    from pathlib import Path

    from grader.sandbox.answer import Answered, Failed


def checks_of(document: dict[str, Any]) -> list[dict[str, Any]]:
    checks: list[dict[str, Any]] = document["exercises"][0]["checks"]
    return checks


def summary(document: dict[str, Any]) -> list[tuple[str, str | None]]:
    return [(check["status"], check["reason"]) for check in checks_of(document)]


def test_a_good_submission_gets_all_points(course: Course) -> None:
    document = course.grade_one(GOOD)
    assert (document["points"], document["max_points"]) == (4, 4)
    assert document["exercises"][0]["status"] == "passed"
    assert summary(document) == [("passed", None)] * 2
    assert checks_of(document)[1]["verdict"] == {
        "ending": "holds_within_bound",
        "executions": 600,
        "exhausted": False,
        "clock": "adversarial",
        "strategy": "pipeline",
        "bound": "300 executions",
    }


def test_the_document_is_the_one_promised(course: Course) -> None:
    document = course.grade_one(GOOD)
    assert list(document) == [
        "schema",
        "course",
        "python",
        "seed",
        "submission",
        "isolation",
        "points",
        "max_points",
        "exercises",
        "timing",
    ]
    assert document["schema"] == "threadlings/result/v1"
    assert document["python"] == f"{sys.version_info.major}.{sys.version_info.minor}"
    assert document["isolation"] == {"tier": 0, "name": "practice"}
    assert len(document["submission"]["sha256"]) == 64
    assert list(document["exercises"][0]) == [
        "slug",
        "status",
        "points",
        "max_points",
        "checks",
        "notes",
    ]
    assert list(checks_of(document)[0]) == [
        "name",
        "title",
        "status",
        "points",
        "max_points",
        "message",
        "reason",
        "mistake",
        "verdict",
        "counterexample",
    ]


def test_the_seconds_of_each_exercise_make_those_of_all(course: Course) -> None:
    timing = course.grade_one(GOOD)["timing"]
    assert timing["exercises"] == {"account": timing["seconds"]}
    assert timing["seconds"] > 0


def test_a_wrong_submission_is_told_what_happened(course: Course) -> None:
    document = course.grade_one(GOOD.replace("= balance", "= 0"))
    assert summary(document) == [("passed", None), ("failed", "wrong_result")]
    check = checks_of(document)[1]
    assert check["message"].startswith("It holds 0, not ")
    assert check["verdict"]["ending"] == "fails"
    assert check["counterexample"]["steps"][0]["source"] == "x = 1"
    assert (document["points"], document["max_points"]) == (1, 4)


def test_an_exception_is_told(course: Course) -> None:
    document = course.grade_one("class Account:\n    def __init__(self, b):\n        1 / 0\n")
    assert summary(document) == [("failed", "exception")] * 2
    assert "ZeroDivisionError: division by zero" in checks_of(document)[0]["message"]


def test_a_stub_is_not_started(course: Course) -> None:
    for content in (STUB, STUB.replace("\n", "\r\n")):
        document = course.grade_one(content)
        assert document["exercises"][0]["status"] == "not_started"
        assert (document["points"], document["max_points"]) == (0, 4)
        assert [check["message"] for check in checks_of(document)] == ["not started"] * 2
        assert summary(document) == [("failed", None)] * 2


@pytest.mark.parametrize(
    "content", ["def (:", "raise ValueError", b"\xff\xfe", b"x = '\0'", b"#" * 2_000_000]
)
def test_what_cannot_be_imported_is_a_result(course: Course, content: str | bytes) -> None:
    document = course.grade_one(content)
    assert summary(document) == [("failed", "import_failed")] * 2
    assert all(check["message"] for check in checks_of(document))


def test_what_cannot_be_imported_is_asked_once(course: Course, tmp_path: Path) -> None:
    log = tmp_path / "log"
    course.grade_one(f"open({str(log)!r}, 'a').write('x')\nraise ValueError")
    assert log.read_text(encoding="utf-8") == "x"


def test_a_missing_file_is_a_result(course: Course) -> None:
    (document,) = course.grade(Submission("bob", course.folder / "nowhere"))
    assert summary(document) == [("failed", "import_failed")] * 2
    assert document["submission"] == {"name": "bob", "sha256": ""}


def test_a_folder_is_searched_for_the_module(course: Course) -> None:
    course.hand_in("ada", GOOD)
    flat, nested = course.folder / "class" / "ada", course.folder / "clone"
    inside = nested / "exercises" / "01_first" / "01_account"
    inside.mkdir(parents=True)
    (inside / "account.py").write_text(GOOD, encoding="utf-8")
    found = course.grade(Submission("flat", flat), Submission("nested", nested))
    assert [document["points"] for document in found] == [4, 4]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("import os; os._exit(0)", "ended_early"),
        ("import sys; sys.exit(0)", "ended_early"),
        ("ANSWER = {'outcome': {'passed': True}}", "malformed_answer"),
        ("ANSWER = {'results': []}", "malformed_answer"),
    ],
)
def test_a_hostile_submission_earns_nothing(course: Course, content: str, reason: str) -> None:
    document = course.grade_one(content)
    assert summary(document) == [("failed", reason)] * 2
    assert document["points"] == 0


@pytest.mark.slow
def test_hanging_at_import_is_only_waited_for_twice(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    ask = course.process.ask

    def counted(request: dict[str, Any], *, seconds: float, sitting: int = 0) -> Answered | Failed:
        asked.append(seconds)
        return ask(request, seconds=seconds, sitting=sitting)

    monkeypatch.setattr(course.process, "ask", counted)
    document = course.grade_one("while True: pass", budget=0.05)
    assert summary(document) == [("failed", "too_slow")] * 2
    assert len(asked) == 2


def test_a_class_is_graded_in_order_and_each_for_itself(course: Course) -> None:
    class_ = [
        course.hand_in("ada", GOOD),
        course.hand_in("bob", "import os; os.kill(os.getppid(), 9)"),
        course.hand_in("eve", "def (:"),
        course.hand_in("kim", STUB),
        course.hand_in("leo", GOOD),
    ]
    documents = course.grade(*class_)
    assert [document["submission"]["name"] for document in documents] == [
        "ada",
        "bob",
        "eve",
        "kim",
        "leo",
    ]
    assert [document["points"] for document in documents] == [4, 0, 0, 0, 4]


def test_nothing_to_grade(course: Course) -> None:
    assert course.grade() == []


def without_timing(documents: list[dict[str, Any]]) -> str:
    return json.dumps([{**each, "timing": None} for each in documents])


def test_the_same_bytes_every_time(course: Course) -> None:
    class_ = [
        course.hand_in("ada", GOOD),
        course.hand_in("bob", GOOD.replace("= bal", "= 1 + bal")),
    ]
    assert without_timing(course.grade(*class_)) == without_timing(course.grade(*class_))


# --- the grader's and the author's own faults


def test_a_broken_check_costs_nothing_and_says_so(course: Course) -> None:
    course.checks(
        """
from grader.checking import check

def fine(student):
    return 1

@check("works", points=1)
def test_works(explore):
    explore(fine).always_returns(1, otherwise="")

@check("breaks", points=2)
def test_breaks(explore):
    {}["missing"]

@check("has no such fixture", points=3)
def test_fixture(nonsense):
    pass

@check("has a scenario that can't travel", points=4)
def test_travel(explore):
    explore(lambda student: 1)
"""
    )
    document = course.grade_one(GOOD)
    assert summary(document) == [("passed", None)] + [("error", "grader_bug")] * 3
    assert (document["points"], document["max_points"]) == (1, 1)
    assert document["exercises"][0]["status"] == "error"
    messages = [check["message"] for check in checks_of(document)]
    assert all("report" in message for message in messages[1:])
    assert "KeyError" in messages[1]
    assert "nonsense" in messages[2]
    assert "only a plain function can travel" in messages[3]


def test_a_plain_assert_is_told_in_its_own_words(course: Course) -> None:
    course.checks(
        """
from grader.checking import check

@check("asserts", points=1)
def test_asserts(explore):
    secret = 42
    assert secret == 41, "The account is not what it was."

@check("the world is round", points=1)
def test_bare(explore):
    secret = 42
    assert secret == 41
"""
    )
    document = course.grade_one(GOOD)
    assert summary(document) == [("failed", "wrong_result")] * 2
    assert [check["message"] for check in checks_of(document)] == [
        "The account is not what it was.",
        "This does not hold: the world is round.",
    ]


def test_checks_that_cannot_be_loaded_are_the_graders_fault(course: Course) -> None:
    course.checks("import nonsense")
    with pytest.raises(GraderBug, match="nonsense"):
        course.grade_one(GOOD)


def test_an_exercise_without_checks_is_its_authors_fault(course: Course) -> None:
    (course.folder / "checks" / "test_account.py").unlink()
    with pytest.raises(AuthorError, match="no checks"):
        course.grade_one(GOOD)


# --- the surroundings

CLASS = """
import json, sys
from pathlib import Path
from grader.sandbox.answer import Answered, Failed
from tests.grading.conftest import Course, ROOT
from grader.sandbox.forkserver import ForkServer
from grader.sandbox.launch import Launch
from grader.sandbox.process import StudentProcess
launch = Launch(answer="tests.checking.stand_in:answer", path=[ROOT])
with StudentProcess(ForkServer(launch)) as process:
    course = Course(Path(sys.argv[1]), process)
    documents = course.grade(course.hand_in("ada", Path(sys.argv[2]).read_text()))
print(json.dumps([{**each, "timing": None} for each in documents]))
"""


def grade_elsewhere(course: Course, folder: Path, **environment: str) -> str:
    content = folder / "content.py"
    content.write_text(GOOD.replace("= balance", "= 7"), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", CLASS, str(course.folder), str(content)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


@pytest.mark.slow
def test_no_setting_of_the_surroundings_changes_a_byte(course: Course, tmp_path: Path) -> None:
    plain, spoilt = tmp_path / "plain", tmp_path / "spoilt"
    plain.mkdir()
    spoilt.mkdir()
    (spoilt / "conftest.py").write_text("raise SystemExit(9)", encoding="utf-8")
    (spoilt / "pytest.ini").write_text("[pytest]\naddopts = --collect-only", encoding="utf-8")
    (spoilt / "pyproject.toml").write_text("[tool.pytest.ini_options]\nxx = 1", encoding="utf-8")
    (course.folder / "conftest.py").write_text("raise SystemExit(9)", encoding="utf-8")
    expected = grade_elsewhere(course, plain)
    assert expected.count("\n") == 1
    assert '"failed"' in expected
    assert expected == grade_elsewhere(
        course,
        spoilt,
        PYTHONHASHSEED="17",
        PYTEST_ADDOPTS="--collect-only -k nothing",
        PYTEST_PLUGINS="nonsense",
        PYTEST_DISABLE_PLUGIN_AUTOLOAD="",
    )


def test_grading_is_silent_and_leaves_the_environment_alone(
    course: Course, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTEST_ADDOPTS", "--collect-only")
    before = dict(os.environ)
    course.checks("print('from the module')\n" + "from grader.checking import check\n" + EMPTY)
    assert course.grade_one(GOOD)["points"] == 1
    assert capfd.readouterr() == ("", "")
    assert dict(os.environ) == before


EMPTY = """
@check("prints", points=1)
def test_prints():
    print("from the check")
"""


def test_a_submission_never_reaches_the_judge(course: Course) -> None:
    marker = "import sys; sys.modules['threadlings_was_here'] = sys"
    course.grade_one(f"{marker}\n{GOOD}")
    assert "threadlings_was_here" not in sys.modules
    assert "account" not in sys.modules


def test_grade_starts_a_student_process_of_its_own(course: Course) -> None:
    assert grade([], [course.exercise], checks_folder=course.folder / "checks") == []
