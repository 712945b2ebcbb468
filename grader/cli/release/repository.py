"""Writing a released repository: its files, and its one commit."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from grader.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

BRANCH = "main"
MESSAGE = "The exercises"
_SECONDS = 120
_WHO = "threadlings"
_ADDRESS = "threadlings@localhost"
# Always the same, so that the same course gives the same commit.
_WHEN = "2026-01-01T00:00:00+00:00"
_OURS = ("exercises", "solutions", "grader", "tests", ".git", ".github")


def check_place(out: Path, *, course: Path) -> None:
    """Say no to a place where a repository would overwrite or be taken for something.

    Args:
        out: Where the repository is to be.
        course: The course's root.

    Raises:
        UserError: It is a file, or holds something, or lies inside of what is released.
    """
    if out.exists() and not out.is_dir():
        msg = f"{out} is a file."
        raise UserError(msg, next_step="Name a folder that is not there yet.")
    if out.is_dir() and any(out.iterdir()):
        msg = f"{out} is not empty, and nothing in it is overwritten."
        raise UserError(msg, next_step="Name a folder that is not there yet, or an empty one.")
    place = out.resolve()
    if any(place.is_relative_to(course / name) for name in _OURS):
        msg = f"{out} lies inside of the course's own folders."
        raise UserError(msg, next_step="Name a folder outside of the course.")


def write(out: Path, files: Mapping[str, bytes]) -> None:
    """Write files.

    Args:
        out: The folder they go to.
        files: By their place in it.

    Raises:
        UserError: They cannot be written.
    """
    try:
        for place, content in sorted(files.items()):
            path = out / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as error:
        msg = f"{out} cannot be written: {error.strerror or error}."
        raise UserError(msg, next_step="Name another folder, with room in it.") from error


def has_git() -> bool:
    """Whether there is a git to be used."""
    return shutil.which("git") is not None


def commit(out: Path) -> str:
    """Make a folder a git repository with one commit, and return the commit's name.

    Nobody's settings of git have a say in it, nor hooks or templates.

    Raises:
        UserError: git does not do it.
    """
    _git(out, ["init", "--quiet", "--template=", f"--initial-branch={BRANCH}"])
    # Forced: what an outer .gitignore or a template's own names would leave out belongs to it.
    _git(out, ["add", "--all", "--force"])
    _git(out, ["commit", "--quiet", "--no-gpg-sign", "--no-verify", f"--message={MESSAGE}"])
    return _git(out, ["rev-parse", "HEAD"]).strip()


def _git(out: Path, arguments: Sequence[str]) -> str:
    settings = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    settings |= {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_TERMINAL_PROMPT": "0",
    }
    for role in ("AUTHOR", "COMMITTER"):
        settings |= {
            f"GIT_{role}_NAME": _WHO,
            f"GIT_{role}_EMAIL": _ADDRESS,
            f"GIT_{role}_DATE": _WHEN,
        }
    try:
        done = subprocess.run(
            ["git", "-c", "core.autocrlf=false", "-c", "init.defaultObjectFormat=sha1", *arguments],
            cwd=out,
            env=settings,
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.SubprocessError) as error:
        msg = f"The files are written, but git did not start: {error}."
        raise UserError(
            msg, next_step="--no-git   leaves git out; OUT has to be empty again."
        ) from None
    if done.returncode:
        said = (done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"])[-1]
        msg = f"The files are written, but `git {arguments[0]}` failed: {said}."
        raise UserError(msg, next_step="--no-git   leaves git out; OUT has to be empty again.")
    return done.stdout
