"""What a whole class has in one exercise, as submissions in nbgrader's gradebook."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from grader.integrations.nbgrader.deciding import Given, spread

if TYPE_CHECKING:
    from grader.grading.gradebook import Entry, Mark

_DECIDED = "The points were decided by a person."
"""How the comment begins where manual scores are from the class folder, not from nbgrader."""


def mark_of(entry: Entry, slug: str) -> Mark:
    """Return what one exercise gave one student."""
    return next(mark for mark in entry.marks if mark.slug == slug)


def record_submissions(
    book: Any, slug: str, cells: dict[str, int], entries: tuple[Entry, ...]
) -> int:
    """Record what everybody has in one exercise, and return how many were recorded.

    Args:
        book: nbgrader's gradebook, which has the assignment.
        slug: The exercise.
        cells: Its checks, and what each is worth.
        entries: The class.
    """
    from nbgrader.api import SubmittedAssignment, SubmittedNotebook
    from sqlalchemy.orm import selectinload

    assignment = book.find_assignment(slug)
    notebook = book.find_notebook(slug, slug)
    answers = selectinload(SubmittedAssignment.notebooks)
    all_at_once = (
        answers.selectinload(SubmittedNotebook.grades),
        answers.selectinload(SubmittedNotebook.comments),
    )
    had = book.db.query(SubmittedAssignment).filter_by(assignment_id=assignment.id)
    known = {each.student_id: each for each in had.options(*all_at_once)}
    taken_back = []
    count = 0
    with book.db.no_autoflush:  # what is half made must not be written
        for entry in entries:
            mark = mark_of(entry, slug)
            submission = known.get(entry.student.name)
            if mark.status == "missing" and not mark.is_overridden and not mark.comment:
                if submission is not None and any(map(_is_decided, submission.notebooks)):
                    taken_back.append(entry.student.name)
                continue
            if submission is None:
                submission = SubmittedAssignment(
                    assignment_id=assignment.id, student_id=entry.student.name
                )
                book.db.add(submission)
            submission.timestamp = _time(entry.handed.submitted) or submission.timestamp
            _fill(submission, notebook, mark, cells)
            count += 1
        book.db.commit()
    for name in taken_back:
        book.remove_submission(slug, name)
    return count


def _fill(submission: Any, notebook: Any, mark: Mark, cells: dict[str, int]) -> None:
    """Write the grades and the comment of one submission."""
    from nbgrader.api import Comment, Grade, SubmittedNotebook

    given = spread(mark, cells)
    is_decided = any(one.decided is not None for one in given.values())
    comment = f"{_DECIDED} {mark.comment}".strip() if is_decided else mark.comment

    answers = {each.notebook_id: each for each in submission.notebooks}
    answer = answers.get(notebook.id)
    if answer is None:
        answer = SubmittedNotebook(notebook_id=notebook.id)
        submission.notebooks.append(answer)
    comments = {each.cell_id: each for each in answer.comments}
    was_decided = _is_decided(answer)
    grades = {each.cell_id: each for each in answer.grades}
    for cell in notebook.grade_cells:
        one = given.get(cell.name, Given())
        grade = grades.get(cell.id)
        if grade is None:
            grade = Grade(cell_id=cell.id)
            answer.grades.append(grade)
        grade.auto_score = one.earned
        if is_decided or was_decided:
            grade.manual_score = one.decided
        grade.needs_manual_grade = one.earned is None and grade.manual_score is None
    for cell in notebook.solution_cells:
        remark = comments.get(cell.id)
        if remark is None:
            remark = Comment(cell_id=cell.id)
            answer.comments.append(remark)
        remark.auto_comment = comment or None


def _is_decided(answer: Any) -> bool:
    """Whether a submitted notebook has manual scores that are from the class folder."""
    return any((each.auto_comment or "").startswith(_DECIDED) for each in answer.comments)


def _time(submitted: str) -> datetime | None:
    """Return when something was handed in as nbgrader keeps it: UTC, without saying so."""
    if not submitted:
        return None
    try:
        return datetime.fromisoformat(submitted).astimezone(UTC).replace(tzinfo=None)
    except ValueError:
        return None
