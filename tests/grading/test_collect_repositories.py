"""Students' repositories are fetched by a real git, and nothing in them is run or followed."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grader.course import Catalogue
from grader.grading.classfolder import ClassFolder
from grader.grading.collecting import Report, collect
from grader.grading.collecting.repositories import fetched, shown
from grader.sandbox.members import ArchiveError

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
EXERCISES = Catalogue.load(ROOT).exercises
AT = "exercises/01_first_steps/01_hello_thread/hello.py"
KEPT = "01_first_steps/01_hello_thread/hello.py"

pytestmark = pytest.mark.slow


def git(folder: Path, *arguments: str, date: str = "2026-03-01T12:00:00+00:00") -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b", "-C", str(folder), *arguments],
        env={
            **os.environ,
            "GIT_AUTHOR_DATE": date,
            "GIT_COMMITTER_DATE": date,
            "GIT_CONFIG_GLOBAL": os.devnull,
        },
        check=True,
        capture_output=True,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Callable[..., Path]:
    """Makes a repository with one commit."""

    def made(name: str, files: dict[str, str], *, date: str = "2026-03-01T12:00:00+00:00") -> Path:
        folder = tmp_path / "work" / name
        folder.mkdir(parents=True)
        git(folder, "init", "-q", "-b", "main")
        for place, text in files.items():
            (folder / place).parent.mkdir(parents=True, exist_ok=True)
            (folder / place).write_text(text, encoding="utf-8")
        git(folder, "add", "-A")
        git(folder, "commit", "-qm", "work", date=date)
        return folder

    return made


def from_roster(tmp_path: Path, repositories: dict[str, str], **options: Any) -> Report:
    lines = [f"{name},{place}" for name, place in repositories.items()]
    roster = tmp_path / "roster.csv"
    roster.write_text("\n".join(["name,repository", *lines]) + "\n", encoding="utf-8")
    return collect([], into=tmp_path / "class", exercises=EXERCISES, roster=roster, **options)


def kept(tmp_path: Path, name: str) -> str:
    return (tmp_path / "class" / "submissions" / name / KEPT).read_text(encoding="utf-8")


def test_the_last_commit_is_collected_and_dated(
    repository: Callable[..., Path], tmp_path: Path
) -> None:
    ada = repository("ada", {AT: "x = 1\n", "README.md": "mine"})
    ben = repository("ben", {"hello.py": "x = 2\n"}, date="2026-03-01T13:00:00+00:00")
    (ada / AT).write_text("x = 'not committed'\n", encoding="utf-8")
    report = from_roster(
        tmp_path,
        {"ada": "work/ada", "ben": ben.as_uri(), "zoe": "", "eve": "work/nowhere"},
        deadline=datetime(2026, 3, 1, 12, 30, tzinfo=UTC),
    )
    assert (kept(tmp_path, "ada"), kept(tmp_path, "ben")) == ("x = 1\n", "x = 2\n")
    assert report.handed["ada"].submitted == "2026-03-01T12:00:00+00:00"
    assert report.handed["ada"].late_seconds == 0
    assert report.handed["ben"].late_seconds == 1800
    assert report.handed["zoe"].status == "missing"
    assert report.handed["eve"].status == "refused"
    assert "no such folder" in report.handed["eve"].problems[0]
    held = [path for path in (tmp_path / "class" / "submissions").rglob("*") if path.is_file()]
    assert {path.name for path in held} == {"hello.py"}
    assert set(ClassFolder(tmp_path / "class").handed()) == {"ada", "ben", "eve", "zoe"}


def test_nothing_in_a_repository_is_run_or_followed(
    repository: Callable[..., Path], tmp_path: Path
) -> None:
    trap, told = tmp_path / "sprung", f"sh -c 'touch {tmp_path}/sprung; cat'"
    ada = repository("ada", {AT: "x = 1\n", ".gitattributes": "* filter=trap\n"})
    for hook in ("post-checkout", "post-merge", "pre-receive", "upload-pack"):
        path = ada / ".git" / "hooks" / hook
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\ntouch {trap}\n", encoding="utf-8")
        path.chmod(0o755)
    for setting in ("filter.trap.smudge", "filter.trap.process", "core.fsmonitor", "core.pager"):
        git(ada, "config", setting, told)
    git(ada, "config", "uploadpack.packObjectsHook", told)
    linked = repository("linked", {"a.txt": ""})
    (linked / "hello.py").symlink_to("/etc/passwd")
    (linked / ".gitmodules").write_text(
        f'[submodule "x"]\n\tpath = x\n\turl = "ext::touch {trap}"\n', encoding="utf-8"
    )
    git(linked, "add", "-A")
    git(linked, "commit", "-qm", "a link")
    pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
    repository("large", {"hello.py": pointer})
    report = from_roster(
        tmp_path,
        {
            "ada": "work/ada",
            "linked": "work/linked",
            "large": "work/large",
            "ext": f"ext::touch {trap}",
            "option": f"--upload-pack=touch {trap}",
            "http": "http://localhost:1/x",
        },
    )
    assert not trap.exists()
    assert kept(tmp_path, "ada") == "x = 1\n"
    problems = {name: "; ".join(each.problems) for name, each in report.handed.items()}
    assert "as a link" in problems["linked"]
    assert "pointer of Git LFS" in problems["large"]
    for name in ("ext", "option", "http"):
        assert "neither https, ssh or file nor a folder" in problems[name]
    assert {path.name for path in (tmp_path / "class" / "submissions").iterdir()} == {"ada"}


def test_what_is_no_repository_or_empty_is_told(tmp_path: Path) -> None:
    (tmp_path / "plain").mkdir()
    (tmp_path / "empty").mkdir()
    git(tmp_path / "empty", "init", "-q")
    report = from_roster(tmp_path, {"plain": "plain", "empty": "empty"})
    assert report.nothing_was_read
    assert "can't be cloned" in report.handed["plain"].problems[0]
    assert "holds no commit" in report.handed["empty"].problems[0]


def test_a_repository_that_takes_too_long_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The other side of ssh that never answers; git starts it as it would start ssh.
    monkeypatch.setenv("GIT_SSH_COMMAND", "sleep 60 #")
    with pytest.raises(ArchiveError, match=r"not cloned within 0\.3 seconds"):
        fetched("ssh://nobody@localhost/x", into=tmp_path / "x", beside=tmp_path, seconds=0.3)


def test_passwords_in_addresses_are_not_told() -> None:
    assert shown("https://me:secret@example.org/x.git") == "https://example.org/x.git"
    assert shown("git@example.org:x.git") == "git@example.org:x.git"
