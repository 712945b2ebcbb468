"""The exercises as they are released: pages, stubs as they were given, visible tests, facts."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli.release.links import mended
from grader.cli.release.selection import coming_first
from grader.cli.state import FOLDER, STUBS
from grader.cli.unscored import POINTS
from grader.course.exercise import FACTS
from grader.errors import AuthorError, UserError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from grader.cli.clone import Clone
    from grader.course import Exercise

_HOME = "exercises"
_PAGE = "README.md"
_COURSE = f"{_HOME}/{_PAGE}"
_NOTE = f"""\
> In this repository `threadlings check` runs the test in the exercise's folder, the first of the
> two below. {POINTS} To look at what can happen, let
> `threadlings explore FILE` run a program of yours.
"""
_AFTER = re.compile(r"^after\s*=\s*\[[^\]]*\]", re.MULTILINE)
_MADE_BY_TOOLS = frozenset({"__pycache__"})
_COMPILED = (".pyc", ".pyo")


@dataclass(frozen=True)
class Gathered:
    """Files by their place in the repository, and what a person should know about them."""

    files: dict[str, bytes]
    notes: tuple[str, ...] = ()


def gather(clone: Clone, exercises: Sequence[Exercise], *, with_checks: bool) -> Gathered:
    """Return the pages and files of the exercises that are released.

    Args:
        clone: The course.
        exercises: What is released.
        with_checks: Whether the hidden checks go with them; else the course's page says so.

    Raises:
        UserError: A stub holds an answer.
        AuthorError: An exercise's facts cannot be rewritten.
    """
    files: dict[str, bytes] = {}
    notes: list[str] = []
    known = _known_to_git(clone.root)
    after = coming_first(clone.catalogue, exercises)
    chapters = {each.folder.parent for each in exercises}
    for folder in (clone.root / _HOME, *sorted(chapters)):
        for path in _files_in(folder, known, clone.root, deep=False):
            files[_place(clone, path)] = path.read_bytes()
    for exercise in exercises:
        for path in _files_in(exercise.folder, known, clone.root, deep=True):
            files[_place(clone, path)] = path.read_bytes()
        place = _place(clone, exercise.stub)
        given = _stub(clone, exercise)
        if given != files.get(place):
            notes.append(f"{place} is released as it was committed, not as it lies there now.")
        files[place] = given
        facts = _place(clone, exercise.folder / FACTS)
        files[facts] = _with_after(files[facts], after[exercise.slug], place=facts)
    if not with_checks and _COURSE in files:
        files[_COURSE] = _with_note(files[_COURSE])
    return Gathered(_with_links_mended(files, chapters), tuple(notes))


def as_kept(
    clone: Clone, exercises: Sequence[Exercise], files: dict[str, bytes]
) -> dict[str, bytes]:
    """Return the copies of the stubs that `reset` goes back to where there is no git."""
    stubs = [_place(clone, each.stub) for each in exercises]
    return {f"{FOLDER}/{STUBS}/{place}": files[place] for place in stubs}


def _with_note(page: bytes) -> bytes:
    """Return the course's page with a word on what `check` is here, below its title."""
    title, newline, rest = page.decode("utf-8").partition("\n")
    return f"{title}{newline}\n{_NOTE}{rest}".encode()


def _place(clone: Clone, path: Path) -> str:
    return path.relative_to(clone.root).as_posix()


def _stub(clone: Clone, exercise: Exercise) -> bytes:
    """Return the stub as it was given, and never an answer."""
    given = clone.state.remembered(exercise.stub) or exercise.stub.read_bytes()
    try:
        solutions = clone.catalogue.solutions(exercise)
    except UserError:
        return given  # there is nothing that it could give away
    answers = (
        solutions.reference,
        *solutions.variants,
        *(each.path for each in solutions.mistakes),
    )
    if any(_same_program(given, path.read_bytes()) for path in answers):
        msg = f"{_place(clone, exercise.stub)} holds an answer, and no stub is remembered."
        step = f"Put the stub back, and type the same again.  (threadlings reset {exercise.slug})"
        raise UserError(msg, next_step=step)
    return given


def _same_program(one: bytes, other: bytes) -> bool:
    try:
        return ast.dump(ast.parse(one)) == ast.dump(ast.parse(other))
    except (SyntaxError, ValueError):
        return one.split() == other.split()


def _with_after(facts: bytes, after: list[str], *, place: str) -> bytes:
    """Return an exercise's facts with another field `after`, everything else as it is."""
    text = facts.decode("utf-8")
    before = tomllib.loads(text)
    if before["after"] == after:
        return facts
    changed = _AFTER.sub(lambda _: f"after = {json.dumps(after)}", text, count=1)
    if tomllib.loads(changed) != {**before, "after": after}:
        msg = f"{place}: the field 'after' cannot be rewritten for the exercises that are released."
        raise AuthorError(msg, next_step='Write it in a line of its own, as  after = ["names"]')
    return changed.encode("utf-8")


def _with_links_mended(files: dict[str, bytes], chapters: set[Path]) -> dict[str, bytes]:
    folders = {str(parent) for place in files for parent in Path(place).parents}
    pages = {f"{_HOME}/{chapter.name}/{_PAGE}" for chapter in chapters}
    return {
        place: mended(
            content.decode("utf-8"),
            page=place,
            exists=lambda target: target in files or target in folders,
            chapters=pages,
        ).encode("utf-8")
        if place.endswith(".md")
        else content
        for place, content in files.items()
    }


def _files_in(folder: Path, known: set[str], root: Path, *, deep: bool) -> Iterator[Path]:
    """Yield the course's own files in a folder: those git knows, or all where it knows none."""
    found = sorted(folder.rglob("*") if deep else folder.glob("*"))
    tracked = [path for path in found if path.relative_to(root).as_posix() in known]
    for path in tracked or found:
        inside = path.relative_to(folder)
        made = any(part.startswith(".") or part in _MADE_BY_TOOLS for part in inside.parts)
        if path.is_file() and not path.is_symlink() and not made and path.suffix not in _COMPILED:
            yield path


def _known_to_git(root: Path) -> set[str]:
    """Return the places of the files that git knows; none where there is no git."""
    try:
        answer = subprocess.run(
            ["git", "-C", str(root), "ls-files", "-z", "--", _HOME],
            capture_output=True,
            check=False,
            timeout=20,
        )
    except (OSError, subprocess.SubprocessError):
        return set()
    return (
        set(answer.stdout.decode("utf-8", "replace").split("\0"))
        if not answer.returncode
        else set()
    )
