"""The catalogue: all exercises of a clone, in the order of the course, and ways to find one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from grader.course.exercise import FACTS, Exercise, read_exercise
from grader.course.names import near, split_numbered
from grader.course.root import EXERCISES, SOLUTIONS, find_root
from grader.course.solutions import Solutions, read_solutions
from grader.errors import AuthorError, UserError

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class Catalogue:
    """All exercises of a clone.

    Args:
        root: The clone's root.
        exercises: In the order of the course.
    """

    root: Path
    exercises: tuple[Exercise, ...]

    @classmethod
    def load(cls, root: Path | None = None) -> Catalogue:
        """Read all exercises of a clone.

        Args:
            root: Its root; found from the working directory by default.

        Raises:
            UserError: There is no clone.
            AuthorError: An exercise is written wrongly.
        """
        root = find_root() if root is None else root.resolve()
        folders = sorted(
            folder
            for chapter in _numbered(root / EXERCISES)
            for folder in _numbered(chapter)
            if (folder / FACTS).exists() or any(folder.glob("*.py"))
        )
        exercises = tuple(
            sorted(map(read_exercise, folders), key=lambda each: (each.order, each.slug))
        )
        _check_together(exercises)
        return cls(root, exercises)

    def get(self, slug: str) -> Exercise:
        """Return the exercise of that name.

        Raises:
            UserError: There is none; the message names those that are near.
        """
        for exercise in self.exercises:
            if exercise.slug == slug:
                return exercise
        msg = f"There is no exercise {slug!r}."
        hint = near(slug, [each.slug for each in self.exercises])
        raise UserError(msg, next_step=hint or "threadlings list   shows all exercises.")

    def find(self, target: str | Path) -> Exercise:
        """Return the one exercise that a slug, a file or a folder stands for.

        Args:
            target: A slug; a path inside an exercise's folder or its solutions'; or another file
                called as an exercise's module is.

        Raises:
            UserError: It stands for no exercise, or for several.
        """
        found = self.select(target)
        if len(found) == 1:
            return found[0]
        msg = f"{target} stands for several exercises: {', '.join(each.slug for each in found)}."
        raise UserError(msg, next_step="Say which by its name.")

    def select(self, target: str | Path) -> tuple[Exercise, ...]:
        """Return the exercises that a target stands for.

        Like `find`; and a chapter's folder stands for all exercises in it.

        Raises:
            UserError: It stands for no exercise.
        """
        by_slug = tuple(each for each in self.exercises if each.slug == str(target))
        if by_slug:
            return by_slug
        path = Path(target)
        found = (
            self._around(path.resolve())
            or tuple(each for each in self.exercises if each.module == path.name)
            if path.exists()
            else ()
        )
        if found:
            return found
        if path.exists():
            msg = f"{target} belongs to no exercise."
            modules = ", ".join(sorted({each.module for each in self.exercises}))
            raise UserError(msg, next_step=f"The exercises' files are {modules}.")
        if path.suffix or len(path.parts) > 1:
            msg = f"There is no file or folder {target}."
            raise UserError(msg, next_step=near(path.stem, self._words()) or None)
        return (self.get(str(target)),)

    def choose(
        self, *, chapters: Sequence[str] = (), slugs: Sequence[str] = ()
    ) -> tuple[Exercise, ...]:
        """Return the exercises of the named chapters, and the named ones; all if none is named.

        Args:
            chapters: Chapters, with or without their number.
            slugs: Exercises.

        Raises:
            UserError: There is no such chapter or exercise, or there are no exercises at all.
        """
        wanted = {self.get(slug).slug for slug in slugs}
        known = list(dict.fromkeys(each.chapter for each in self.exercises))
        for name in chapters:
            plain = (split_numbered(name.rstrip("/")) or (0, name))[1]
            if plain not in known:
                msg = f"There is no chapter {name!r}."
                step = near(plain, known) or f"The chapters are {', '.join(known)}."
                raise UserError(msg, next_step=step)
            wanted |= {each.slug for each in self.exercises if each.chapter == plain}
        everything = not chapters and not slugs
        found = tuple(each for each in self.exercises if everything or each.slug in wanted)
        if not found:
            msg = f"There is no exercise in {self.root}."
            raise UserError(msg, next_step="Go to a clone of the course, and try again there.")
        return found

    def solutions(self, exercise: Exercise) -> Solutions:
        """Return the answers to an exercise.

        Raises:
            UserError: There are none here, as in a repository released to students.
            AuthorError: The header of a mistake is wrong.
        """
        return read_solutions(self._mirror(exercise), module=exercise.module)

    def _mirror(self, exercise: Exercise) -> Path:
        return self.root / SOLUTIONS / exercise.folder.parent.name / exercise.folder.name

    def _around(self, path: Path) -> tuple[Exercise, ...]:
        """Return the exercise a path lies in; else those that lie in the path."""
        folders = [
            (each, (each.folder.resolve(), self._mirror(each).resolve())) for each in self.exercises
        ]
        around = tuple(
            each for each, two in folders if any(path.is_relative_to(one) for one in two)
        )
        return around or tuple(
            each for each, two in folders if any(one.is_relative_to(path) for one in two)
        )

    def _words(self) -> list[str]:
        return [
            word for each in self.exercises for word in (each.slug, each.module.removesuffix(".py"))
        ]


def _numbered(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [each for each in folder.iterdir() if each.is_dir() and split_numbered(each.name)]


def _check_together(exercises: tuple[Exercise, ...]) -> None:
    """Check what no exercise can know alone: slugs exist once, and `after` names earlier ones."""
    seen: dict[str, Exercise] = {}
    for exercise in exercises:
        place = f"{exercise.folder.parent.name}/{exercise.folder.name}"
        if exercise.slug in seen:
            msg = f"{EXERCISES}/{place}: another exercise is called {exercise.slug!r} too."
            raise AuthorError(msg)
        for slug in exercise.after:
            if slug not in seen:
                msg = (
                    f"{EXERCISES}/{place}/{FACTS}: the field 'after' names {slug!r}, which is "
                    "no earlier exercise."
                )
                raise AuthorError(msg, next_step=near(slug, seen) or None)
        seen[exercise.slug] = exercise
