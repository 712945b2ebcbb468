"""Which files are to be checked for which exercises, and grading them."""

from __future__ import annotations

import dataclasses
import hashlib
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.errors import UserError
from grader.sandbox.process import StudentProcess

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from grader.cli.clone import Clone
    from grader.course import Exercise

Document = dict[str, Any]

NAME = "local"


@dataclass(frozen=True)
class Work:
    """A file to check, and the exercise it answers."""

    exercise: Exercise
    path: Path

    @property
    def is_own(self) -> bool:
        """Whether it is the file in the exercise's own folder."""
        return self.path == self.exercise.stub

    @property
    def sha256(self) -> str:
        """The SHA-256 of the file (hexadecimal)."""
        return hashlib.sha256(self.path.read_bytes()).hexdigest()


def find_work(clone: Clone, targets: Iterable[str], *, everything: bool) -> list[Work]:
    """Return what to check; without targets, the next exercise that is not solved.

    Args:
        clone: The clone.
        targets: Slugs, files and folders.
        everything: Whether every exercise is meant.

    Raises:
        UserError: A target stands for no exercise.
    """
    if everything:
        return [Work(each, each.stub) for each in clone.catalogue.exercises]
    found = [work for target in targets for work in _of_target(clone, target)]
    if not found:
        following = clone.next_exercise()
        return [Work(following, following.stub)] if following and not list(targets) else []
    return list(dict.fromkeys(found))


def _of_target(clone: Clone, target: str) -> list[Work]:
    path = Path(target)
    if path.is_dir() and not _inside(clone.root, path):
        return _of_folder(clone, path)
    chosen = clone.catalogue.select(target)
    if path.is_file():
        if len(chosen) > 1:
            names = ", ".join(each.slug for each in chosen)
            msg = f"{path.name} is the file of several exercises: {names}."
            raise UserError(msg, next_step="Put it in a folder named like the exercise.")
        return [Work(chosen[0], _answer(chosen[0], path))]
    return [Work(each, each.stub) for each in chosen]


def _answer(exercise: Exercise, path: Path) -> Path:
    """Return the file to check: another file of the exercise's folder stands for the stub."""
    resolved = path.resolve()
    own = resolved.parent == exercise.folder.resolve()
    return exercise.stub if own else resolved


def _of_folder(clone: Clone, folder: Path) -> list[Work]:
    """Return the exercises whose files lie in a folder outside the clone."""
    found = []
    modules = [each.module for each in clone.catalogue.exercises]
    for exercise in clone.catalogue.exercises:
        chapter, own = exercise.folder.parent.name, exercise.folder.name
        places = [
            folder / "exercises" / chapter / own,
            folder / chapter / own,
            folder / own,
            folder / exercise.slug,
        ]
        if modules.count(exercise.module) == 1 or exercise.slug in folder.name:
            places.append(folder)
        path = next((p / exercise.module for p in places if (p / exercise.module).is_file()), None)
        if path is not None:
            found.append(Work(exercise, path.resolve()))
    if not found:
        msg = f"There is no exercise's file in {folder}."
        raise UserError(msg, next_step=f"The files are called {', '.join(sorted(set(modules)))}.")
    return found


def _inside(root: Path, path: Path) -> bool:
    return path.resolve().is_relative_to(root)


def graded(
    clone: Clone,
    work: list[Work],
    *,
    seed: int,
    budget: float | None,
    process: StudentProcess | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> Document:
    """Grade files for their exercises, and return one result document for all of them.

    Where there are no checks, as in a repository released without them, the visible tests are run.

    Args:
        clone: The clone.
        work: What to grade.
        seed: Seed of the checks' inputs and of the search.
        budget: Seconds a search should take at most, or None: as each exercise says.
        process: The student process to ask, closed at the end, or None: one of its own.
        say: Is told how far it is.
    """
    from grader import checks
    from grader.grading import Submission, grade

    if not checks.are_here():
        return _by_visible_tests(clone, work, seed=seed, say=say)

    with (
        tempfile.TemporaryDirectory(prefix="threadlings-given-") as folder,
        process or StudentProcess() as student,
    ):
        documents = [
            grade(
                [Submission(NAME, each.path)],
                [as_given(clone, each.exercise, Path(folder))],
                seed=seed,
                budget=budget,
                process=student,
            )[0]
            for each in work
        ]
    return documents[0] if len(documents) == 1 else _together(documents)


def _by_visible_tests(
    clone: Clone, work: list[Work], *, seed: int, say: Callable[[str], None]
) -> Document:
    from grader.cli.visible_result import visible_document

    tested = []
    for each in work:
        given = clone.state.remembered(each.exercise.stub)
        begun = given is None or _lines(each.path.read_bytes()) != _lines(given)
        tested.append((each.exercise, each.path, begun))
    return visible_document(tested, name=NAME, seed=seed, say=say)


def _lines(content: bytes) -> bytes:
    """Return a file with the one kind of newline that git may have changed."""
    return content.replace(b"\r\n", b"\n")


def as_given(clone: Clone, exercise: Exercise, folder: Path, *, otherwise: bytes = b"") -> Exercise:
    """Return an exercise whose stub is as the course gave it.

    Students complete the stub where it lies, so grading would compare their file with itself and
    call everything not started.

    Args:
        clone: The clone.
        exercise: The exercise, as it lies there.
        folder: Where the stub may be written.
        otherwise: The stub's text where nothing remembers it.
    """
    place = folder / exercise.folder.parent.name / exercise.folder.name
    place.mkdir(parents=True, exist_ok=True)
    (place / exercise.module).write_bytes(clone.state.remembered(exercise.stub) or otherwise)
    return dataclasses.replace(exercise, folder=place)


def _together(documents: list[Document]) -> Document:
    """Return one document for one person's answers to several exercises."""
    exercises = [each for document in documents for each in document["exercises"]]
    digests = "".join(
        f"{document['exercises'][0]['slug']} {document['submission']['sha256']}\n"
        for document in documents
    )
    return {
        **documents[0],
        "submission": {
            "name": NAME,
            "sha256": hashlib.sha256(digests.encode()).hexdigest(),
        },
        "points": sum(document["points"] for document in documents),
        "max_points": sum(document["max_points"] for document in documents),
        "exercises": exercises,
        "timing": {
            "seconds": round(sum(document["timing"]["seconds"] for document in documents), 3),
            "exercises": {
                slug: seconds
                for document in documents
                for slug, seconds in document["timing"]["exercises"].items()
            },
        },
    }
