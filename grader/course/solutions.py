"""The answers to one exercise: the reference, other right ones, and wrong ones with a label."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from grader.errors import AuthorError, UserError

if TYPE_CHECKING:
    from pathlib import Path

_HEADER = re.compile(r"# (mistake|caught by|why|told as|visible test): *(.*)")
_NOTHING = "nothing"
_MISSES = "misses it"


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
        visible: Whether the visible test shows it, which runs real threads.
    """

    path: Path
    mistake: str
    catches: tuple[str, ...]
    why: str
    told_as: str | None
    visible: bool = True


@dataclass(frozen=True)
class Equivalent:
    """A mutant of the reference that is right all the same.

    Args:
        operator: The operator that makes it, as `dev check` names it.
        function: The qualified name of the function it changes, "" at the top.
        line: The line it changes, without indentation.
        why: Why nobody can notice, in a sentence.
    """

    operator: str
    function: str
    line: str
    why: str


@dataclass(frozen=True)
class Solutions:
    """The answers to one exercise, each list in the order of file names."""

    reference: Path
    variants: tuple[Path, ...]
    mistakes: tuple[Mistake, ...]
    equivalents: tuple[Equivalent, ...]


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
        equivalents=read_equivalents(folder / "equivalent.toml"),
    )


def read_equivalents(path: Path) -> tuple[Equivalent, ...]:
    """Read the list of mutants that are right all the same; there need be none.

    Args:
        path: `equivalent.toml`, with a table `[[mutant]]` for each: operator, function, line, why.

    Raises:
        AuthorError: It is not written so.
    """
    if not path.is_file():
        return ()
    shown = "/".join(path.parts[-4:])
    names = {field.name for field in fields(Equivalent)}
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8")).get("mutant")
    except tomllib.TOMLDecodeError as error:
        msg = f"{shown} is not TOML: {error}."
        raise AuthorError(msg) from None
    if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
        msg = f"{shown}: it should have a table [[mutant]] for each."
        raise AuthorError(msg)
    for number, table in enumerate(tables, start=1):
        if set(table) != names or not all(isinstance(each, str) for each in table.values()):
            msg = f"{shown}: mutant {number} should have exactly {', '.join(sorted(names))}."
            raise AuthorError(msg)
    return tuple(Equivalent(**table) for table in tables)


def read_mistake(path: Path) -> Mistake:
    """Read the header of a wrong answer: its first lines say mistake, caught by, why.

    Two more lines may follow: `# told as: no_lock`, another mistake's id, or `# told as: nothing`;
    and `# visible test: misses it`, where it takes the right moment to see it, or a hidden check.

    Raises:
        AuthorError: A line of the header is missing or says something else, or names another
            mistake than the file.
    """
    shown = "/".join(path.parts[-5:])
    lines = path.read_text(encoding="utf-8").splitlines()[:5]
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
    if header.get("visible test", _MISSES) != _MISSES:
        msg = f"{shown}: the header says visible test {header['visible test']!r}, not {_MISSES!r}."
        raise AuthorError(msg)
    catches = tuple(name.strip() for name in header["caught by"].split(",") if name.strip())
    told_as = header.get("told as", path.stem)
    return Mistake(
        path=path,
        mistake=path.stem,
        catches=catches,
        why=header["why"],
        told_as=None if told_as == _NOTHING else told_as,
        visible="visible test" not in header,
    )
