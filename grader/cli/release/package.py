"""The part of the grader that students use: their commands, and all that these import."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import grader
from grader import checks
from grader.errors import AuthorError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from grader.course import Exercise

HOME = Path(grader.__file__).parent
_BEGINNINGS = ("__main__.py", "cli/main.py", "integrations/pytest_plugin.py")
"""Where everything begins that students start; the last is the plugin of their own tests."""
_WHOLE = ("engine", "virtual", "strategies", "explore", "explain", "course", "sandbox", "checking")
"""Packages that are released as they are: parts of them are started or looked up by name."""
_MARKER = "py.typed"


def gather(exercises: Sequence[Exercise], *, with_checks: bool) -> dict[str, bytes]:
    """Return the grader's files, by their place in the repository.

    Args:
        exercises: What is released.
        with_checks: Whether the hidden checks of these go with it.

    Raises:
        AuthorError: An exercise has no checks.
    """
    found = set(_reached([HOME / each for each in _BEGINNINGS]))
    found.add(HOME / _MARKER)
    files = {f"grader/{path.relative_to(HOME).as_posix()}": path.read_bytes() for path in found}
    if with_checks:
        for exercise in exercises:
            path = Path(checks.__path__[0], f"test_{exercise.slug}.py")
            if not path.is_file():
                msg = f"The exercise {exercise.slug} has no checks."
                raise AuthorError(msg, next_step="threadlings release OUT --checks none")
            files[f"grader/checks/{path.name}"] = path.read_bytes()
    return files


def _reached(beginnings: Iterable[Path]) -> set[Path]:
    """Return all modules that are imported, one by another, and the packages they lie in."""
    waiting = [*beginnings, *(path for name in _WHOLE for path in (HOME / name).rglob("*.py"))]
    reached: set[Path] = set()
    while waiting:
        path = waiting.pop()
        if path in reached:
            continue
        reached.add(path)
        waiting += [HOME / each / "__init__.py" for each in path.relative_to(HOME).parents]
        tree = ast.parse(path.read_text(encoding="utf-8"))
        waiting += [
            file for name in _imported(tree.body) if (file := _file_of(name, home=HOME)) is not None
        ]
    return {path for path in reached if not _is_check(path)}


def _imported(body: Iterable[ast.AST]) -> Iterator[str]:
    """Yield the names of what is imported when code runs: not what is for type checkers alone."""
    for node in body:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            yield from _imported(node.orelse)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        else:
            yield from _imported(ast.iter_child_nodes(node))


def _file_of(module: str, *, home: Path) -> Path | None:
    top, *parts = module.split(".")
    if top != "grader":
        return None
    place = home.joinpath(*parts)
    candidates = (place / "__init__.py", place.with_suffix(".py")) if parts else ()
    return next((path for path in candidates if path.is_file()), None)


def _is_check(path: Path) -> bool:
    return path.parent == HOME / "checks" and path.name != "__init__.py"
