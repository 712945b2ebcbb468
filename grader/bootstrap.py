"""Makes `python3 -m grader ...` work in a fresh clone, with nothing installed.

Where the running Python has every dependency, nothing happens. Otherwise the clone gets an
environment of its own, `.venv/<version>`, and the command starts again there. Nothing is written
elsewhere, and nobody's own environment is changed.

Knows only the standard library and `grader.environment`: it runs before any dependency is there.
Start reading at `prepare`.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from grader.environment import Environment, SetupFailed, say

if TYPE_CHECKING:
    from collections.abc import Sequence

CLONE = Path(__file__).resolve().parent.parent
HANDED_OVER = (
    "THREADLINGS_HANDED_OVER"  # how often this was started again: it must not go on for ever
)
OTHERS = ("cluster", "nbgrader", "browser", "github")
"""Extras that bring what we work together with: the slow tests do it for real."""


def prepare(arguments: Sequence[str], *, clone: Path = CLONE) -> None:
    """Return if the running Python has every dependency, else start again where one has.

    Args:
        arguments: What was typed after `python3 -m grader`; see `extras_for`.
        clone: The folder with pyproject.toml. Where there is none, the package was installed, and
            its dependencies with it.
    """
    restarts = int(os.environ.pop(HANDED_OVER, "0"))
    if not (clone / "pyproject.toml").is_file():
        return
    extras = extras_for(arguments)
    lacking = missing(clone, extras=extras)
    if not lacking:
        return
    environment = Environment(clone)
    try:
        if restarts > 1:
            raise environment.spoilt(f"made a moment ago, it still lacks {', '.join(lacking)}")
        environment.ensure(extras=extras, whatever_the_stamp_says=restarts > 0)
    except SetupFailed as failure:
        say(str(failure))
        raise SystemExit(2) from None
    except KeyboardInterrupt:
        say("\nthreadlings: stopped. What is half made is made again next time.")
        raise SystemExit(130) from None
    os.environ[HANDED_OVER] = str(restarts + 1)
    _become([str(environment.python), "-m", "grader", *arguments])


def explain(error: ImportError, *, clone: Path = CLONE) -> NoReturn:
    """Say what to do about a dependency that is installed, but broken; pass on our own faults."""
    package = (error.name or "").partition(".")[0]
    if package in {"", "grader"}:
        raise error
    if Path(sys.prefix).is_relative_to(clone):
        say(str(Environment(clone).spoilt(str(error))))
    else:
        next_step = f"{sys.executable} -m pip install --force-reinstall {package}"
        what = f"threadlings: {package} is installed, and broken."
        say(str(SetupFailed(what, why=str(error), next_step=next_step)))
    raise SystemExit(2)


def extras_for(arguments: Sequence[str]) -> tuple[str, ...]:
    """Return the extras of pyproject.toml that a command needs.

    Args:
        arguments: What was typed after `python3 -m grader`.
    """
    if list(arguments[:1]) != ["dev"]:
        return ()
    slow = "--fast" not in arguments and ("--only" not in arguments or "tests" in arguments)
    return ("dev", *OTHERS) if list(arguments[1:2]) == ["test"] and slow else ("dev",)


def missing(clone: Path, *, extras: Sequence[str]) -> list[str]:
    """Tell which requirements of pyproject.toml the running Python does not meet.

    Args:
        clone: The folder with pyproject.toml.
        extras: The extras that are needed too; those it does not have need nothing.

    Returns:
        Requirements as written there, such as "click>=8.1".
    """
    project = tomllib.loads((clone / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    optional = project.get("optional-dependencies", {})  # students' have none
    more = [requirement for extra in extras for requirement in optional.get(extra, ())]
    wanted = dict.fromkeys([*project["dependencies"], *more])
    return [requirement for requirement in wanted if not _is_met(requirement)]


def _is_met(requirement: str) -> bool:
    """Compare what is installed with `name>=1.2`, the one form of requirement used here.

    It may be for one platform alone: `name>=1.2; sys_platform == 'linux'`.
    """
    wanted, _, marker = requirement.partition(";")
    platform = marker.partition("==")[2].strip(" '")
    if platform and platform != sys.platform:
        return True
    name, _, least = wanted.strip().partition(">=")
    try:
        installed = importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return False
    return _leading_numbers(installed) >= _leading_numbers(least)


def _leading_numbers(version: str) -> tuple[int, ...]:
    """Read as far as a version is plain numbers: "9.2rc1" is (9,)."""
    numbers = []
    for part in version.split("."):
        if not part.isdigit():
            break
        numbers.append(int(part))
    return tuple(numbers)


def _become(command: list[str]) -> NoReturn:
    """Go on as another process; never returns."""
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)
    # Windows' exec gives the prompt back while the new process still runs, so there this one waits.
    with subprocess.Popen(command) as process:
        while True:
            with contextlib.suppress(
                KeyboardInterrupt
            ):  # the other process got it too, and decides
                raise SystemExit(process.wait())
