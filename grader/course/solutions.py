"""The answers to one exercise: the reference, other right ones, and wrong ones with a label."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.errors import AuthorError, UserError

if TYPE_CHECKING:
    from pathlib import Path

_HEADER = re.compile(r"# (mistake|caught by|why|told as): *(.*)")
_NOTHING = "nothing"


@dataclass(frozen=True)
class Mistake:
    """A wrong answer, and what has to notice it.

    Args:
        path: The file.
        mistake: Its id, the file's name without `.py`.
        catches: The names of the checks that have to fail on it.
        why: What is wrong with it, in a sentence.
        told_as: The id students are told: its own, that of a wider mistake, or None where no name
            says more than the check's own sentence.
    """

    path: Path
    mistake: str
    catches: tuple[str, ...]
    why: str
    told_as: str | None


@dataclass(frozen=True)
class Solutions:
    """The answers to one exercise, each list in the order of file names."""

    reference: Path
    variants: tuple[Path, ...]
    mistakes: tuple[Mistake, ...]


def read_solutions(folder: Path, *, module: str) -> Solutions:
    """Read the answers in a folder.

    Args:
        folder: `solutions/NN_chapter/NN_slug`.
        module: The name of the reference's file.

    Raises:
        UserError: There are none, as in a repository released to students.
        AuthorError: The header of a mistake is wrong.
    """
    reference = folder / module
    if not reference.is_file():
        msg = f"There is no solution here: {'/'.join(reference.parts[-4:])} does not exist."
        raise UserError(msg, next_step="Repositories released to students come without solutions.")
    return Solutions(
        reference=reference,
        variants=tuple(sorted((folder / "variants").glob("*.py"))),
        mistakes=tuple(map(read_mistake, sorted((folder / "mistakes").glob("*.py")))),
    )


def read_mistake(path: Path) -> Mistake:
    """Read the header of a wrong answer: its first lines say mistake, caught by, why.

    A fourth line may say `# told as: no_lock`, another mistake's id, or `# told as: nothing`.

    Raises:
        AuthorError: A line of the header is missing, or names another mistake than the file.
    """
    shown = "/".join(path.parts[-5:])
    lines = path.read_text(encoding="utf-8").splitlines()[:4]
    header = {match[1]: match[2].strip() for match in map(_HEADER.match, lines) if match}
    for field in ("mistake", "caught by", "why"):
        if not header.get(field):
            msg = (
                f"{shown}: its first three lines should say `# mistake:`, `# caught by:` and "
                "`# why:`; "
            )
            raise AuthorError(msg + f"{field!r} is missing.")
    if header["mistake"] != path.stem:
        msg = (
            f"{shown}: the header says mistake {header['mistake']!r}, and the file's name says "
            f"{path.stem!r}."
        )
        raise AuthorError(msg)
    catches = tuple(name.strip() for name in header["caught by"].split(",") if name.strip())
    told_as = header.get("told as", path.stem)
    return Mistake(
        path=path,
        mistake=path.stem,
        catches=catches,
        why=header["why"],
        told_as=None if told_as == _NOTHING else told_as,
    )
