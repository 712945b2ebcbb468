"""What is to be explored: a file, a function of it, or a module, found as Python would find it."""

from __future__ import annotations

import difflib
import importlib.machinery
import importlib.util
import io
import os
import sys
import tokenize
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any

from grader.errors import UserError

Document = dict[str, Any]

_KEPT = ("greenlet", "grader")


@dataclass(frozen=True, kw_only=True)
class Target:
    """A program to explore.

    Args:
        typed: As it was typed.
        as_module: Whether it was named as a module instead of a file.
        path: The file.
        module: The name it is imported by, without its package.
        package: The package it belongs to, or an empty name.
        entry: The function to call; None for the whole file.
        folders: Where it finds its imports before all other places.
        arguments: What the program is called with.
        instrument: Packages from elsewhere to look into.
    """

    typed: str
    path: Path
    module: str
    package: str = ""
    entry: str | None = None
    folders: tuple[Path, ...] = ()
    arguments: tuple[str, ...] = ()
    instrument: tuple[str, ...] = ()
    as_module: bool = False

    def __str__(self) -> str:
        return self.typed

    def program(self) -> Document:
        """Return the program as the part of a request.

        Raises:
            UserError: The file cannot be read as Python text.
        """
        here = Path.cwd()
        absolute = self.path.resolve()
        shown = absolute.relative_to(here) if absolute.is_relative_to(here) else absolute.name
        inside = self.entry is not None and self.package
        return {
            "module": f"{self.package}.{self.module}" if inside else self.module,
            "file": shown.as_posix() if isinstance(shown, Path) else shown,
            "source": _text(self.path),
            "scenario": None,
            "entry": self.entry,
            "args": [],
            "argv": [str(self.path), *self.arguments],
            "path": str(absolute),
            "package": self.package,
            "rules": {
                "instrument": list(self.instrument),
                "kept": list(_KEPT),
                "base": str(here),
            },
            "allowed_imports": None,
        }


def find_target(
    text: str,
    *,
    as_module: bool = False,
    arguments: tuple[str, ...] = (),
    instrument: tuple[str, ...] = (),
) -> Target:
    """Find what was typed.

    Args:
        text: `FILE.py`, `FILE.py::FUNCTION`, or `package.module` and the same with a function.
        as_module: Whether it is a module, as after `python -m`.
        arguments: What the program is called with.
        instrument: Names of packages to look into.

    Raises:
        UserError: There is no such file, module or package, or the function's name is none.
    """
    name, separator, entry = text.partition("::")
    if separator and not entry.isidentifier():
        msg = f"{entry!r} is no function's name."
        raise UserError(msg, next_step=f"threadlings explore {name}::FUNCTION")
    for each in instrument:
        _require_package(each)
    if as_module:
        path, module, package = _find_module(name)
        folders: tuple[Path, ...] = (Path.cwd(),)
    else:
        path = _find_file(name)
        module, package, folders = _place(path, is_script=not separator)
    return Target(
        typed=text,
        path=path,
        module=module,
        package=package,
        entry=entry or None,
        folders=folders,
        arguments=arguments,
        instrument=instrument,
        as_module=as_module,
    )


def _find_file(name: str) -> Path:
    path = Path(name)
    if path.is_file():
        return path
    if (path / "__main__.py").is_file():
        return path / "__main__.py"
    if path.is_dir():
        msg = f"{name} is a folder without a __main__.py; explore takes a Python file."
        near = sorted(each.name for each in path.glob("*.py"))[:3]
        shown = [f"threadlings explore {path / each}" for each in near]
        step = " or ".join(shown) or "threadlings explore FILE.py, or FILE.py::FUNCTION"
        raise UserError(msg, next_step=step)
    folder = path.parent if path.parent.is_dir() else Path()
    known = [each.name for each in folder.glob("*.py")]
    close = difflib.get_close_matches(path.name, known, n=1, cutoff=0.6)
    meant = f" Did you mean {folder / close[0]}?" if close else ""
    dotted = not path.suffix or path.suffix != ".py"
    step = "threadlings explore FILE.py, or FILE.py::FUNCTION"
    if dotted and name.replace(".", "").isidentifier():
        step += f"; for a module: threadlings explore -m {name}"
    msg = f"{name} is not there.{meant}"
    raise UserError(msg, next_step=step)


def _place(path: Path, *, is_script: bool) -> tuple[str, str, tuple[Path, ...]]:
    """Return a file's module, its package, and the folders its imports are looked for in."""
    absolute = path.resolve()
    top, parts = absolute.parent, list[str]()
    while (top / "__init__.py").is_file() and top.name.isidentifier():
        parts.insert(0, top.name)
        top = top.parent
    # A script in a package sees its own folder first, as `python FILE` has it.
    folders = [absolute.parent, top] if is_script else [top]
    for root in (top, *top.parents):
        if any((root / name).is_file() for name in ("pyproject.toml", "setup.py", "setup.cfg")):
            folders += [each for each in (root, root / "src") if each.is_dir()]
            break
    module = absolute.stem
    if module == "__init__" and parts and not is_script:
        module = parts.pop()
    return module, ".".join(parts), tuple(dict.fromkeys(folders))


def _find_module(name: str) -> tuple[Path, str, str]:
    """Return a module's file, its own name and its package, without running anything of it."""
    if not all(part.isidentifier() for part in name.split(".")):
        msg = f"{name!r} is no module's name."
        raise UserError(msg, next_step="threadlings explore -m PACKAGE.MODULE")
    places: list[str] | None = [str(Path.cwd()), *sys.path]
    spec = None
    package = ""
    for part in name.split("."):
        full = f"{package}.{part}" if package else part
        spec = importlib.machinery.PathFinder.find_spec(full, places)
        if spec is None:
            msg = f"There is no module {full} to be found from here."
            raise UserError(msg, next_step=f"Is it installed for {sys.executable}?")
        package, places = full, list(spec.submodule_search_locations or ())
    if places:
        spec = importlib.machinery.PathFinder.find_spec(f"{package}.__main__", places)
        if spec is None:
            msg = f"{name} is a package without a __main__: it cannot be run."
            raise UserError(msg, next_step=f"threadlings explore -m {name}.MODULE")
        owner, own = package, "__main__"
    else:
        owner, _, own = name.rpartition(".")
    if spec is None or spec.origin is None or not spec.origin.endswith(".py"):
        msg = f"{name} is not written in Python, so nothing of it can be seen."
        raise UserError(msg)
    return Path(spec.origin), own, owner


def _require_package(name: str) -> None:
    """Check that a package to look into is there, and is one.

    Raises:
        UserError: It is not.
    """
    top = name.partition(".")[0]
    if top in sys.stdlib_module_names:
        msg = f"{top} belongs to Python itself: it is the world that programs are explored in."
        raise UserError(msg, next_step="--instrument names an installed package.")
    sys.path.insert(0, os.getcwd())  # noqa: PTH109 - a string is what belongs there
    try:
        found = importlib.util.find_spec(top) if top.isidentifier() else None
    finally:
        del sys.path[0]
    if found is not None and name == top:
        return
    if found is not None:
        msg = f"{name} is part of {top}, which is looked into as a whole."
        raise UserError(msg, next_step=f"--instrument {top}")
    provided = metadata.packages_distributions()
    for module, distributions in provided.items():
        if name.lower().replace("_", "-") in (each.lower() for each in distributions):
            msg = f"{name} is installed under another name: it is imported as {module}."
            raise UserError(msg, next_step=f"--instrument {module}")
    close = difflib.get_close_matches(name, provided, n=1, cutoff=0.6)
    meant = f" Did you mean {close[0]}?" if close else ""
    msg = f"There is no package {name} in the Python that explores ({sys.executable}).{meant}"
    step = f"{sys.executable} -m pip install {name}, or PYTHONPATH=FOLDER"
    raise UserError(msg, next_step=step)


def _text(path: Path) -> str:
    """Return a source text, in the encoding it names.

    Raises:
        UserError: It cannot be read, or it is no text.
    """
    try:
        raw = path.read_bytes()
        encoding, _ = tokenize.detect_encoding(io.BytesIO(raw).readline)
        return io.TextIOWrapper(io.BytesIO(raw), encoding).read()
    except OSError as error:
        msg = f"{path} cannot be read: {error.strerror or error}."
    except (SyntaxError, ValueError):
        msg = f"{path} is not Python: it is no text in the encoding it claims."
    raise UserError(msg, next_step=f"Mend {path}, then try again.")
