"""The marks of a class folder, written into nbgrader's gradebook.

An exercise is an assignment with one notebook, both called as the exercise is, and each of its
checks a cell: the same that `course.py` writes, so that notebooks and files may be graded in the
same gradebook. Assignments, cells and students are made by nbgrader's own methods, which commit
each change; grades, of which there are many, are made as its `add_submission` makes them, and
committed together for each assignment.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.errors import UserError
from grader.integrations.nbgrader.cells import SOLUTION
from grader.integrations.nbgrader.extra import demand_nbgrader, put_scripts_on_path
from grader.integrations.nbgrader.submitting import mark_of, record_submissions

if TYPE_CHECKING:
    from grader.grading.classfolder import Student
    from grader.grading.gradebook import Gradebook

Say = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class Recorded:
    """How much was recorded."""

    students: int
    assignments: int
    submissions: int


def record(gradebook: Gradebook, *, url: str, on_assignment: Say = lambda _: None) -> Recorded:
    """Write the marks of a class into nbgrader's gradebook, or bring them up to date there.

    Who handed nothing in has no submission there, unless a person gave them points. A decision of
    the class folder becomes manual scores, and goes when it is taken back; manual scores that were
    given in nbgrader stay where the class folder decides nothing.

    Args:
        gradebook: The marks.
        url: nbgrader's database, as SQLAlchemy names it: `sqlite:///gradebook.db`.
        on_assignment: Told how far it is.

    Raises:
        UserError: nbgrader is missing, or the database cannot be used.
    """
    demand_nbgrader()
    from nbgrader.api import Gradebook as Book
    from sqlalchemy.exc import SQLAlchemyError

    put_scripts_on_path()
    submissions = 0
    try:
        with Book(url) as book:
            _record_students(book, [entry.student for entry in gradebook.entries])
            for number, slug in enumerate(gradebook.exercises, start=1):
                on_assignment(f"{number}/{len(gradebook.exercises)}  {slug}")
                cells = _cells_of(gradebook, slug)
                _record_assignment(book, slug, cells)
                submissions += record_submissions(book, slug, cells, gradebook.entries)
    except (SQLAlchemyError, ImportError) as error:
        msg = f"The gradebook {_without_password(url)} cannot be used: {_first_line(error)}."
        step = "Is it a URL as sqlite:///gradebook.db? Of an older nbgrader:  nbgrader db upgrade"
        raise UserError(msg, next_step=step) from error
    return Recorded(
        students=len(gradebook.entries),
        assignments=len(gradebook.exercises),
        submissions=submissions,
    )


def _cells_of(gradebook: Gradebook, slug: str) -> dict[str, int]:
    """Return the checks of an exercise and what each is worth, in their order."""
    cells: dict[str, int] = {}
    for entry in gradebook.entries:
        for check in mark_of(entry, slug).checks:
            cells[check.name] = max(cells.get(check.name, 0), check.max_points)
    return cells


def _record_students(book: Any, students: list[Student]) -> None:
    known = {each.id: each for each in book.students}
    for student in students:
        first, _, last = student.full_name.rpartition(" ")
        told = {
            "first_name": first,
            "last_name": last,
            "email": student.email,
            "lms_user_id": student.id,
        }
        told = {field: value for field, value in told.items() if value}
        had = known.get(student.name)
        if had is None or any(getattr(had, field) != value for field, value in told.items()):
            book.update_or_create_student(student.name, **told)


def _record_assignment(book: Any, slug: str, cells: dict[str, int]) -> None:
    from nbgrader.api import MissingEntry

    book.update_or_create_assignment(slug)
    try:
        notebook = book.find_notebook(slug, slug)
    except MissingEntry:
        notebook = book.add_notebook(slug, slug)
    had = {cell.name: cell.max_score for cell in notebook.grade_cells}
    for name, points in cells.items():
        if had.get(name) != points:
            book.update_or_create_grade_cell(
                name, slug, slug, max_score=float(points), cell_type="code"
            )
    if SOLUTION not in {cell.name for cell in notebook.solution_cells}:
        book.update_or_create_solution_cell(SOLUTION, slug, slug)  # what comments are about


def _first_line(error: Exception) -> str:
    return (str(error).strip() or type(error).__name__).splitlines()[0].rstrip(".")


def _without_password(url: str) -> str:
    from sqlalchemy.engine import make_url
    from sqlalchemy.exc import ArgumentError

    try:
        return str(make_url(url).render_as_string(hide_password=True))
    except ArgumentError:
        return "of this URL"
