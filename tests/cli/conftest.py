"""A clone to work in, with one exercise that `dev new` wrote, and the command line on it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from grader.cli.main import main
from grader.cli.scaffold import scaffold

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]


class Said(NamedTuple):
    """What a command line gave."""

    code: int
    out: str
    err: str


Run = "Callable[..., Said]"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Said]:
    """Runs a command line in this process."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "100")

    def run_it(*arguments: str) -> Said:
        capsys.readouterr()
        code = main([str(each) for each in arguments])
        out, err = capsys.readouterr()
        return Said(code, out, err)

    return run_it


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A clone with one exercise, `doubling`; its checks are where the grader looks for them."""
    root = tmp_path / "clone"
    root.mkdir()
    (root / "pyproject.toml").write_text("", encoding="utf-8")
    (root / "exercises").mkdir()
    scaffold(root, chapter="01_first_steps", slug="doubling")
    from grader import checks

    monkeypatch.setattr(checks, "__path__", [str(root / "grader" / "checks")])
    # Processes that begin there are to import this project's grader, not the clone's folder.
    monkeypatch.syspath_prepend(str(ROOT))
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def stub(clone: Path) -> Path:
    """The file a student of that clone completes."""
    return clone / "exercises" / "01_first_steps" / "01_doubling" / "doubling.py"


@pytest.fixture
def reference(clone: Path) -> Path:
    """The right answer."""
    return clone / "solutions" / "01_first_steps" / "01_doubling" / "doubling.py"


@pytest.fixture
def solved(stub: Path, reference: Path) -> Path:
    """The clone's file, with the right answer in it."""
    shutil.copy(reference, stub)
    return stub


@pytest.fixture
def mistake(stub: Path, reference: Path) -> Path:
    """The clone's file, with a forgotten join in it."""
    shutil.copy(reference.parent / "mistakes" / "no_join.py", stub)
    return stub


def git(root: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-C", str(root), *arguments],
        check=True,
        capture_output=True,
    )


@pytest.fixture
def committed(clone: Path) -> Path:
    """The clone, with a history."""
    git(clone, "init", "-q")
    git(clone, "add", "-A")
    git(clone, "commit", "-qm", "the course")
    return clone
