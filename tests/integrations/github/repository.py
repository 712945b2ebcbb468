"""A released repository of two exercises, as a student has it, with a history."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
TEMPLATE = ROOT / "grader" / "cli" / "release" / "template"
EXERCISES = {
    "hello_thread": "01_first_steps/01_hello_thread/hello.py",
    "lost_update": "03_shared_data/01_lost_update/account.py",
}
_LEFT_OUT = shutil.ignore_patterns("__pycache__", "*.pyc", "test_*.py")


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

    def begin(self) -> None:
        """Make it a repository of its own, with what was given as its first commit."""
        self._git("init", "--quiet", "--initial-branch=main")
        self.commit("The exercises")

    def _git(self, *arguments: str) -> None:
        who = ["-c", "user.name=ada", "-c", "user.email=ada@localhost"]
        subprocess.run(["git", *who, "-C", str(self.root), *arguments], check=True)


def released(folder: Path) -> Repository:
    """Return a repository as `threadlings release` makes it, checks included."""
    root = folder / "student"
    shutil.copytree(ROOT / "grader", root / "grader", ignore=_LEFT_OUT)
    shutil.copytree(TEMPLATE, root, dirs_exist_ok=True)
    for slug, place in EXERCISES.items():
        name = f"test_{slug}.py"
        shutil.copy(ROOT / "grader" / "checks" / name, root / "grader" / "checks" / name)
        home = Path("exercises", place).parent
        shutil.copytree(ROOT / home, root / home)
        facts = root / home / "exercise.toml"
        text = re.sub(r"^after = .*$", "after = []", facts.read_text("utf-8"), flags=re.MULTILINE)
        facts.write_text(text, encoding="utf-8")
    shutil.copy(ROOT / "pyproject.toml", root)
    (root / ".gitignore").write_text(".threadlings/\n__pycache__/\n", encoding="utf-8")
    made = Repository(root)
    made.begin()
    return made


def answer(slug: str, name: str = "") -> str:
    """Return the course's own answer to an exercise, or one of its mistakes."""
    place = Path(EXERCISES[slug])
    home = ROOT / "solutions" / place.parent
    path = home / "mistakes" / f"{name}.py" if name else home / place.name
    return path.read_text(encoding="utf-8")
