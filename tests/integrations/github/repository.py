"""A released repository of two exercises, as a student has it, with a history."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

from grader.cli.main import main

ROOT = Path(__file__).resolve().parents[3]
EXERCISES = {
    "hello_thread": "01_first_steps/01_hello_thread/hello.py",
    "lost_update": "03_shared_data/01_lost_update/account.py",
}


@dataclass(frozen=True)
class Repository:
    """A student's clone of a released repository.

    Args:
        root: Where it is.
    """

    root: Path

    def file(self, slug: str) -> Path:
        """The file that a student writes for an exercise."""
        return self.root / "exercises" / EXERCISES[slug]

    def hand_in(self, slug: str, source: str) -> None:
        """Write an answer and commit it."""
        self.file(slug).write_text(source, encoding="utf-8")
        self.commit("my work")

    def commit(self, message: str) -> None:
        """Commit everything that changed."""
        self._git("add", "--all")
        self._git("commit", "--quiet", "--message", message)

    def _git(self, *arguments: str) -> None:
        who = ["-c", "user.name=ada", "-c", "user.email=ada@localhost"]
        subprocess.run(["git", *who, "-C", str(self.root), *arguments], check=True)


def released(folder: Path) -> Repository:
    """Return a repository that `threadlings release --checks all` has made."""
    made = Repository(folder / "student")
    chosen = ["--exercises", ",".join(EXERCISES), "--checks", "all"]
    assert main(["release", str(made.root), *chosen]) == 0
    return made


def answer(slug: str, name: str = "") -> str:
    """Return the course's own answer to an exercise, or one of its mistakes."""
    place = Path(EXERCISES[slug])
    home = ROOT / "solutions" / place.parent
    path = home / "mistakes" / f"{name}.py" if name else home / place.name
    return path.read_text(encoding="utf-8")
