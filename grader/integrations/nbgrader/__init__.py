"""nbgrader: the course as its assignments, and the marks of a class in its gradebook.

`course.py` writes the assignments and sets a course up for them, `notebook.py` makes one notebook,
`cells.py` is what the two sides of a test cell agree on. Marks come from `judge.py`, in nbgrader's
own process, or where a course is not set up for that, from `points.py`, which the test cells call.
`recording.py` writes the marks of a class folder into a gradebook. nbgrader's are the words
assignment, notebook, cell, release, submission.

nbgrader and what it brings are imported where they are needed: `extra.py` says what to type where
they are missing. What a student's notebook imports (`visible.py`) imports nothing of the grader's.

Start reading at `cells.py`.
"""

from __future__ import annotations

from grader.integrations.nbgrader.points import points_of

__all__ = ["points_of"]
