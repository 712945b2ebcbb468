"""The course: which exercises there are, what their `exercise.toml` says, and what is solved.

It knows folders and their files. It must not know how anything is checked or explored: it imports
nothing but `grader.errors` and the standard library.

Start reading at `catalogue.py`.
"""

from __future__ import annotations

from grader.course.catalogue import Catalogue
from grader.course.exercise import Exercise
from grader.course.progress import Progress
from grader.course.root import find_root
from grader.course.solutions import Equivalent, Mistake, Solutions

__all__ = ["Catalogue", "Equivalent", "Exercise", "Mistake", "Progress", "Solutions", "find_root"]
