"""The command `collect`: what it tells, and its exit codes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Said

    Run = Callable[..., Said]


@pytest.fixture
def handed(clone: Path, tmp_path: Path) -> Path:
    """What three students handed in for the clone's exercise, as Canvas gives it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as inner:
        inner.writestr("work/doubling.py", "x = 2\n")
    with zipfile.ZipFile(tmp_path / "submissions.zip", "w") as outer:
        outer.writestr("lovelaceada_11_900_doubling-1.py", "x = 1\n")
        outer.writestr("hoppergrace_LATE_12_901_work.zip", packed.getvalue())
        outer.writestr("mal\x1bory_13_902_work.zip", b"PK\3\4")
    (tmp_path / "roster.csv").write_text(
        "name,full_name\nada,Ada Lovelace\ngrace,Grace Hopper\njean,Jean Bartik\n", encoding="utf-8"
    )
    return tmp_path


def test_the_report_tells_each_student_with_whom_something_is_the_matter(
    run: Run, handed: Path
) -> None:
    room = handed / "class"
    arguments = [handed / "submissions.zip", "--into", room, "--roster", handed / "roster.csv"]
    said = run("collect", *arguments, "--deadline", "2026-03-01T12:00")
    assert said.code == 0
    assert "grace: is marked late where it was handed in" in said.out
    assert "jean: nothing was handed in" in said.out
    assert "mal_ory: refused; is not in the roster; work.zip can't be read" in said.out
    assert "\x1b" not in said.out
    counts = "2 new or changed, 1 late, 1 missing, 1 refused, 1 not in the roster."
    assert f"{room}: {counts}" in said.out
    assert "ada:" not in said.out
    place = "01_first_steps/01_doubling/doubling.py"
    assert (room / "submissions" / "ada" / place).read_text(encoding="utf-8") == "x = 1\n"
    assert (room / "submissions" / "grace" / place).read_text(encoding="utf-8") == "x = 2\n"
    assert "2 as before" in run("collect", *arguments).out


def test_what_cannot_be_read_at_all_is_the_users_to_mend(run: Run, handed: Path) -> None:
    (handed / "broken.zip").write_bytes(b"PK")
    said = run("collect", handed / "broken.zip", "--into", handed / "class")
    assert said.code == 2
    assert "can't be read" in said.out


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["nowhere", "--into", "class"], "no file or folder nowhere"),
        (["submissions.zip", "--into", "class", "--deadline", "tomorrow"], "is no time"),
        (["submissions.zip", "--into", "class", "--only", "lovelace"], "Did you mean"),
        (["submissions.zip", "--into", "class", "--roster", "r.csv"], "no roster r.csv"),
        (["--into", "class"], "Nothing says where"),
        (["submissions.zip"], "--into"),
    ],
)
def test_bad_input_is_told(
    run: Run,
    handed: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    told: str,
) -> None:
    monkeypatch.chdir(handed)
    said = run("collect", *arguments)
    assert said.code == 2
    assert told in " ".join(said.err.split())
    assert not (handed / "class").exists()
