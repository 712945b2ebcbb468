"""nbgrader itself releases and grades the course's assignments: the same points as `grade`."""

from __future__ import annotations

import csv
import html
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grader.cli.main import main
from grader.course import Catalogue
from grader.errors import GraderBug, UserError
from grader.grading import Submission, grade
from grader.integrations.nbgrader.cells import Asked, asked_by, solution_in
from grader.integrations.nbgrader.notebook import checks_of, notebook_of, solved
from grader.integrations.nbgrader.points import told_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

pytestmark = [
    pytest.mark.slow,
    # nbgrader makes submissions in a way that SQLAlchemy 2 warns of
    pytest.mark.filterwarnings("ignore:Object of type <Submitted"),
]

ROOT = Path(__file__).resolve().parents[2]
HELLO = ROOT / "solutions" / "01_first_steps" / "01_hello_thread"
UPDATE = ROOT / "solutions" / "03_shared_data" / "01_lost_update"
NOISE = """
import sys
import time

print("noise", file=sys.stderr)
Thread(target=time.sleep, args=(3600,)).start()
"""
FORGERY = """
import grader.integrations.nbgrader as nbgrader

nbgrader.points_of = lambda slug, check: 3.0
"""


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@dataclass(frozen=True)
class Class:
    """An nbgrader course, and what was handed in for it."""

    root: Path
    programs: Mapping[tuple[str, str], str]

    def api(self, *, judged: bool = True) -> Any:
        """nbgrader's own, with the settings that were written, or with none."""
        from nbgrader.apps import NbGraderAPI
        from traitlets.config import Config
        from traitlets.config.loader import PyFileConfigLoader

        config = Config()
        if judged:
            config = PyFileConfigLoader("nbgrader_config.py", path=str(self.root)).load_config()
        config.CourseDirectory.root = str(self.root)
        return NbGraderAPI(config=config)

    def hand_in(
        self, student: str, slug: str, program: str, *, edited: bool = False, left_out: str = ""
    ) -> None:
        import nbformat

        notebook = self.released(slug)
        notebook.cells = [
            cell for cell in notebook.cells if cell.metadata.nbgrader.grade_id != left_out
        ]
        for cell in notebook.cells:
            told = cell.metadata.nbgrader
            if told.solution:
                cell.source = program
            elif told.grade and edited:
                cell.source, told.points = "100.0", 100
        place = self.root / "submitted" / student / slug
        place.mkdir(parents=True)
        nbformat.write(notebook, place / f"{slug}.ipynb")

    def released(self, slug: str) -> Any:
        import nbformat

        return nbformat.read(self.root / "release" / slug / f"{slug}.ipynb", as_version=4)

    def graded(self, student: str, slug: str) -> dict[str, float | None]:
        with self.api().gradebook as gradebook:
            notebook = gradebook.find_submission_notebook(slug, slug, student)
            return {grade.name: grade.auto_score for grade in notebook.grades}

    def nbgrader(self, *arguments: str) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", *arguments],
            cwd=self.root,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module", autouse=True)
def path() -> Iterator[None]:
    """PATH, which a course's settings may add to, as it was."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", os.environ["PATH"])
        yield


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Class:
    """A course of two exercises, released, and handed in by some students."""
    pytest.importorskip("nbgrader", reason="nbgrader is not installed")
    root = tmp_path_factory.mktemp("course")
    assert main(["nbgrader", "build", str(root), "--exercises", "lost_update,hello_thread"]) == 0
    right = read(HELLO / "hello.py")
    programs = {
        ("ada", "hello_thread"): right,
        ("bob", "hello_thread"): read(HELLO / "mistakes" / "order_of_finish.py"),
        ("cem", "hello_thread"): right + NOISE,
        ("dot", "hello_thread"): "def greet(:\n",
        ("ada", "lost_update"): read(UPDATE / "account.py"),
        ("bob", "lost_update"): read(UPDATE / "mistakes" / "no_lock.py"),
    }
    made = Class(root, programs)
    api = made.api()
    for slug in ("hello_thread", "lost_update"):
        assert api.generate_assignment(slug)["success"]
    for (student, slug), program in programs.items():
        made.hand_in(student, slug, program)
    return made


@pytest.fixture(scope="module")
def expected(course: Class, tmp_path_factory: pytest.TempPathFactory) -> dict[Any, Any]:
    """What `grade` gives for the same programs: points by check."""
    catalogue, found = Catalogue.load(ROOT), {}
    for (student, slug), program in course.programs.items():
        file = tmp_path_factory.mktemp("alone") / "solution.py"
        file.write_text(program, encoding="utf-8")
        (document,) = grade([Submission(student, file)], [catalogue.get(slug)])
        checks = document["exercises"][0]["checks"]
        found[student, slug] = {check["name"]: float(check["points"]) for check in checks}
    return found


def test_what_is_released_is_the_stub_and_nothing_hidden(course: Class) -> None:
    stub = Catalogue.load(ROOT).get("hello_thread").stub.read_text(encoding="utf-8")
    notebook = course.released("hello_thread")
    assert solution_in(notebook.cells) == stub
    text = "\n".join(cell.source for cell in notebook.cells)
    assert "points_of" not in text
    assert "SOLUTION" not in text
    assert "Check 5 of 5, 2 points: All greeters are at work" in text
    files = {path.name for path in (course.root / "release" / "hello_thread").iterdir()}
    assert files == {"hello_thread.ipynb", "test_hello_thread.py", "visible_tests.py"}


def test_nbgrader_gives_the_points_that_grade_gives(course: Class, expected: Any) -> None:
    course.nbgrader("autograde", "hello_thread")
    for student in ("ada", "bob"):
        assert course.api().autograde("lost_update", student)["success"]
    given = {(student, slug): course.graded(student, slug) for student, slug in expected}
    assert given == expected
    totals = {key: sum(points.values()) for key, points in expected.items()}
    assert totals["ada", "hello_thread"] == totals["cem", "hello_thread"] == 10
    assert 0 < totals["bob", "hello_thread"] < 10
    assert 0 < totals["bob", "lost_update"] < totals["ada", "lost_update"]
    assert totals["dot", "hello_thread"] == 0


def test_feedback_tells_the_reason_and_export_the_points(course: Class, expected: Any) -> None:
    assert course.api().generate_feedback("hello_thread", "bob")["success"]
    page = read(course.root / "feedback" / "bob" / "hello_thread" / "hello_thread.html")
    text = html.unescape(re.sub(r"<[^>]+>", "", page))
    assert "hello_thread  FAIL  0/3 points   greet returns everybody's greeting" in text
    assert "MainThread  hello.py:" in text
    course.nbgrader("export")
    with (course.root / "grades.csv").open(encoding="utf-8", newline="") as file:
        rows = {(row["student_id"], row["assignment"]): row for row in csv.DictReader(file)}
    assert {key: float(rows[key]["score"]) for key in expected} == {
        key: sum(points.values()) for key, points in expected.items()
    }


@pytest.mark.parametrize("student", ["bob", "cem"])
def test_a_kernel_comes_to_the_same_points(course: Class, expected: Any, student: str) -> None:
    done = course.api(judged=False).autograde("hello_thread", student, force=True)
    assert done["success"], done["log"]
    assert course.graded(student, "hello_thread") == expected[student, "hello_thread"]


def test_a_kernel_that_was_tampered_with_gives_no_point(course: Class) -> None:
    wrong = "from threading import Thread\n\nclass Greeter:\n    pass\n"
    course.hand_in("eve", "hello_thread", wrong + FORGERY, edited=True)
    assert course.api().autograde("hello_thread", "eve")["success"]
    assert set(course.graded("eve", "hello_thread").values()) == {0.0}


def test_a_notebook_without_its_solution_cell_gets_no_mark(course: Class) -> None:
    course.hand_in("hal", "hello_thread", read(HELLO / "hello.py"), left_out="solution")
    done = course.api().autograde("hello_thread", "hal")
    assert not done["success"]
    assert "no cell 'solution'" in done["log"]
    assert set(course.graded("hal", "hello_thread").values()) == {None}


def test_a_test_cell_that_was_deleted_waits_for_a_person(course: Class) -> None:
    gone = "test_a_greeter_takes_a_name_and_daemon"
    course.hand_in("ida", "hello_thread", read(HELLO / "hello.py"), left_out=gone)
    assert course.api().autograde("hello_thread", "ida")["success"]
    points = course.graded("ida", "hello_thread")
    assert points.pop(gone) is None
    assert sum(points.values()) == 9
    with course.api().gradebook as gradebook:
        assert gradebook.find_grade(gone, "hello_thread", "hello_thread", "ida").needs_manual_grade


def test_where_the_jail_is_demanded_in_vain_no_mark_is_given(course: Class) -> None:
    course.hand_in("fay", "hello_thread", read(HELLO / "hello.py"))
    api = course.api()
    api.config.Judge.allow_tier = 2
    done = api.autograde("hello_thread", "fay")
    assert not done["success"]
    assert "needs isolation tier 2" in done["log"]
    assert set(course.graded("fay", "hello_thread").values()) == {None}


def test_marks_of_files_go_to_the_same_cells(course: Class, tmp_path: Path) -> None:
    program = HELLO / "mistakes" / "order_of_finish.py"
    (document,) = grade([Submission("gus", program)], [Catalogue.load(ROOT).get("hello_thread")])
    (tmp_path / "submissions" / "gus").mkdir(parents=True)
    (tmp_path / "results").mkdir()
    (tmp_path / "results" / "gus.json").write_text(json.dumps(document), encoding="utf-8")
    url = f"sqlite:///{course.root}/gradebook.db"
    assert main(["nbgrader", "record", str(tmp_path), "--db", url]) == 0
    assert sum(course.graded("gus", "hello_thread").values()) == document["points"] == 7
    # nbgrader refuses to do this where a cell was added or is missing
    assert course.api().generate_assignment("hello_thread", force=True)["success"]


def test_a_student_can_run_the_visible_tests(
    course: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nbclient import NotebookClient

    monkeypatch.delenv("NBGRADER_EXECUTION", raising=False)  # left behind where grading failed

    place = course.root / "release" / "hello_thread"
    notebook = course.released("hello_thread")
    visible = notebook.cells[2]
    notebook.cells = [
        visible.copy(),
        *notebook.cells[1:3],
        notebook.cells[1].copy(),
        visible.copy(),
    ]
    notebook.cells[3].source = read(HELLO / "hello.py")
    NotebookClient(notebook, resources={"metadata": {"path": str(place)}}).execute()
    before, _, untouched, _, after = (_printed(cell) for cell in notebook.cells)
    assert before == "Run the cell with your solution first: it defines Greeter and greet.\n"
    assert "First: complete Greeter.__init__ in hello.py (number 1 there)." in untouched
    assert re.search(r"^6 passed", after, re.MULTILINE), after


def _printed(cell: Any) -> str:
    assert all(output.get("name") == "stdout" for output in cell.outputs), cell.outputs
    return re.sub(r"\x1b\[[0-9;]*m", "", "".join(output.text for output in cell.outputs))


def test_every_exercise_is_released_as_its_stub() -> None:
    pytest.importorskip("nbgrader", reason="nbgrader is not installed")
    from grader.integrations.nbgrader.judge import ClearAnswer

    catalogue = Catalogue.load(ROOT)
    for exercise in catalogue.exercises:
        reference = read(catalogue.solutions(exercise).reference)
        notebook = notebook_of(exercise, reference=reference)
        compile(solution_in(notebook.cells), exercise.module, "exec")
        asked = [one for cell in notebook.cells if (one := asked_by(cell.source))]
        assert asked == [Asked(slug=exercise.slug, check=c.name) for c in checks_of(exercise)]
        points = sum(cell.metadata.nbgrader.get("points", 0) for cell in notebook.cells)
        assert points == exercise.points
        ClearAnswer().preprocess(notebook, {})
        assert notebook.cells[1].source == read(exercise.stub)


def test_other_notebooks_of_a_course_are_cleared_as_ever() -> None:
    pytest.importorskip("nbgrader", reason="nbgrader is not installed")
    from nbformat import v4

    from grader.integrations.nbgrader.judge import ClearAnswer

    notebook = notebook_of(Catalogue.load(ROOT).get("hello_thread"), reference="")
    notebook.metadata.pop("threadlings")
    notebook.cells = [v4.new_code_cell(solved("a = 1\n", "b"), metadata=notebook.cells[1].metadata)]
    ClearAnswer().preprocess(notebook, {})
    assert notebook.cells[0].source == "a = 1\n# YOUR CODE HERE\nraise NotImplementedError()"


def test_a_check_that_could_not_be_carried_out_costs_no_points() -> None:
    check = {"name": "test_a", "status": "error", "message": "It broke.", "points": 0}
    with pytest.raises(GraderBug, match="It broke"):
        told_of({"exercises": [{"checks": [check]}]}, Asked(slug="a", check="test_a"))


def test_a_solution_cell_that_is_gone_is_missed_by_name() -> None:
    with pytest.raises(UserError, match="no cell 'solution'"):
        solution_in([{"cell_type": "code", "source": "1", "metadata": {}}])


def test_without_nbgrader_the_command_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "nbformat", None)
    assert main(["nbgrader", "build", str(tmp_path), "--exercises", "hello_thread"]) == 2
    assert "pip install 'threadlings[nbgrader]'" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
