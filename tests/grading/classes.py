"""Made-up classes: answers are drawn from the course's solutions, right and wrong."""

from __future__ import annotations

import random
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from grader.course import Catalogue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.course import Exercise

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Answer:
    """One answer to one exercise."""

    path: Path
    is_right: bool


def answers(catalogue: Catalogue, exercise: Exercise) -> list[Answer]:
    """Return the reference, the variants and the mistakes of an exercise."""
    solutions = catalogue.solutions(exercise)
    right = [solutions.reference, *solutions.variants]
    return [
        *(Answer(path, is_right=True) for path in right),
        *(Answer(mistake.path, is_right=False) for mistake in solutions.mistakes),
    ]


def make_class(
    folder: Path, *, students: int, slugs: Sequence[str] = (), seed: int = 0, alike: bool = True
) -> Path:
    """Write a class of so many students, half of whose answers are right.

    Args:
        folder: Where to; `submissions/` is made in it.
        students: How many.
        slugs: The exercises they answer; by default all.
        seed: Of the drawing.
        alike: Whether answers are handed in as they are; else each file is made different from all
            others by a comment at its end, which changes no mark.
    """
    catalogue = Catalogue.load(ROOT)
    numbers = random.Random(seed)
    known = {each.slug: answers(catalogue, each) for each in catalogue.choose(slugs=slugs)}
    for number in range(students):
        name = f"student_{number:03}"
        for slug, choice in known.items():
            wanted = numbers.random() < 0.5
            chosen = numbers.choice([each for each in choice if each.is_right is wanted])
            own = folder / "submissions" / name / slug
            own.mkdir(parents=True, exist_ok=True)
            text = chosen.path.read_text(encoding="utf-8")
            if not alike:
                text += f"\n# {name}\n"
            (own / catalogue.get(slug).module).write_text(text, encoding="utf-8")
    return folder
