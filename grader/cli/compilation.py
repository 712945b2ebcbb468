"""`threadlings dev compile`: builds the compiled twin of the engine (see `grader/compiled.py`)."""

from __future__ import annotations

import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tempfile
from pathlib import Path

from grader import compiled
from grader.errors import UserError

_SETUP = """
from setuptools import setup
from mypyc.build import mypycify

setup(
    name="threadlings-compiled",
    py_modules=[],
    packages=[],
    ext_modules=mypycify({arguments!r}, opt_level="3", debug_level="0"),
)
"""


def build() -> Path:
    """Build the twin of the present sources for the running Python.

    Returns:
        The folder it lies in now.

    Raises:
        UserError: The tools are not there, or failed.
    """
    missing = _missing()
    if missing:
        message = f"Compiling needs {' and '.join(missing)}, which this Python does not have."
        raise UserError(message, next_step="pip install 'threadlings[dev]', or -e '.[dev]'")
    remove()
    target = compiled.home()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix="building-") as folder:
        _compile(Path(folder))
        made = Path(folder) / "twin"
        made.mkdir()
        for file in _extensions(Path(folder)):
            shutil.move(file, made / _name_of(file.relative_to(folder)))
        made.rename(target)
    return target


def can_build() -> bool:
    """Whether the tools are there: mypyc, setuptools, and a C compiler."""
    compiler = os.environ.get("CC") or sysconfig.get_config_var("CC") or "cc"
    return not _missing() and shutil.which(shlex.split(compiler)[0]) is not None


def _missing() -> list[str]:
    return [name for name in ("mypyc", "setuptools") if importlib.util.find_spec(name) is None]


def remove() -> None:
    """Delete every twin of this Python."""
    kind = compiled.home().name.partition(".")[2]
    for folder in compiled.home().parent.glob(f"*.{kind}"):
        shutil.rmtree(folder)


def _compile(folder: Path) -> None:
    shutil.copytree(
        compiled.ROOT / "grader",
        folder / "grader",
        ignore=shutil.ignore_patterns("__pycache__", "sample_class", "checks"),
    )
    sources = map(compiled.source_of, compiled.MODULES)
    arguments = [str(source.relative_to(compiled.ROOT)) for source in sources]
    arguments += ["--follow-imports=silent", "--config-file="]
    (folder / "setup.py").write_text(_SETUP.format(arguments=arguments), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "setup.py", "-q", "build_ext", "--inplace"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode or not list(_extensions(folder)):
        said = (done.stderr or done.stdout).strip().splitlines()
        message = "Compiling the engine failed:\n  " + "\n  ".join(said[-12:])
        raise UserError(
            message,
            next_step="Install a C compiler and the headers of this Python, or go on without: "
            "everything works, only slower.",
        )


def _extensions(folder: Path) -> list[Path]:
    found = [*folder.glob(f"*{compiled.SUFFIX}"), *folder.glob(f"grader/**/*{compiled.SUFFIX}")]
    return sorted(found)


def _name_of(file: Path) -> str:
    return ".".join(file.parts)
