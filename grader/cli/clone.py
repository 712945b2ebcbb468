"""The clone somebody works in: its exercises, what they solved, what the commands remember."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.cli.state import State
from grader.course import Catalogue, Exercise, Progress

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Clone:
    """A clone of the course, or a released repository.

    Args:
        root: The folder that holds `exercises/`.
    """

    root: Path
    catalogue: Catalogue
    state: State
    progress: Progress

    def solved(self, exercise: Exercise) -> bool:
        """Whether an exercise is solved."""
        return self.progress.is_solved(exercise.slug)

    def next_exercise(self) -> Exercise | None:
        """Return the first exercise that is not solved yet, or None where all are."""
        return next((each for each in self.catalogue.exercises if not self.solved(each)), None)


def find_clone() -> Clone:
    """Return the clone around the working directory.

    Raises:
        UserError: There is none.
    """
    catalogue = Catalogue.load(None)
    root = catalogue.root
    return Clone(root, catalogue, State(root), Progress.load(root))
