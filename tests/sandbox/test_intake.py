"""Whatever is handed in becomes a text or a sentence."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import pytest

from grader.sandbox.intake import SIZE_CAP, Refused, Source, take_in

if TYPE_CHECKING:
    from pathlib import Path


def hand_in(folder: Path, content: bytes) -> Source | Refused:
    file = folder / "account.py"
    file.write_bytes(content)
    return take_in(file, module="account.py")


def text(taken: Source | Refused) -> str:
    assert isinstance(taken, Source), taken
    return taken.text


def message(taken: Source | Refused) -> str:
    assert isinstance(taken, Refused)
    assert taken.reason == "import_failed"
    return taken.message


def test_a_file_is_taken_in(tmp_path: Path) -> None:
    taken = hand_in(tmp_path, b"x = 1\r\ny = 2\n")
    assert text(taken) == "x = 1\ny = 2\n"
    assert isinstance(taken, Source)
    assert taken.sha256 == hashlib.sha256(b"x = 1\r\ny = 2\n").hexdigest()


def test_a_folder_with_the_module_is_taken_in(tmp_path: Path) -> None:
    hand_in(tmp_path, b"x = 1")
    assert text(take_in(tmp_path, module="account.py")) == "x = 1"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"\xef\xbb\xbfx = 1", "x = 1"),
        (b"# coding: latin-1\nx = '\xe4'", "# coding: latin-1\nx = 'ä'"),
        ("x = 'ä'".encode(), "x = 'ä'"),
        (b"", ""),
        ("x = '\u05d0\u200f'".encode(), "x = '\u05d0\u200f'"),
    ],
)
def test_encodings_are_honoured(tmp_path: Path, content: bytes, expected: str) -> None:
    assert text(hand_in(tmp_path, content)) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"x = '\xe4'\n", "not UTF-8"),
        (b"a\nb\nc\nd = '\xe4'\n", "line 4"),
        (b"# coding: klingon\n", "not UTF-8"),
        (b"# coding: rot13\n", "encoding"),
        (b"x = 1\ny = '\0'", "null byte in line 2"),
        (b"#" * (SIZE_CAP + 1), "larger than 1024 KiB"),
        ("x = 1".encode("utf-16"), "UTF-16"),
        ("a = 1\nb = '\u202e'".encode(), "line 2 (right-to-left override, U+202E)"),
        ("# \u2066".encode(), "Remove it"),
    ],
)
def test_what_is_not_a_program_is_refused(tmp_path: Path, content: bytes, expected: str) -> None:
    assert expected in message(hand_in(tmp_path, content))


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    assert "no account.py in the folder" in message(take_in(tmp_path, module="account.py"))
    assert "no account.py" in message(take_in(tmp_path / "x", module="account.py"))


def test_a_folder_in_the_modules_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "account.py").mkdir()
    assert "account.py" in message(take_in(tmp_path, module="account.py"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_named_pipe_does_not_hang_the_judge(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "account.py")
    assert "not a file" in message(take_in(tmp_path, module="account.py"))


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_a_link_in_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("x = 1", encoding="utf-8")
    (tmp_path / "account.py").symlink_to(tmp_path / "elsewhere")
    assert "link" in message(take_in(tmp_path, module="account.py"))
