"""Files are written whole, and others may read them as they may read any file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from grader.files import write_atomically

if TYPE_CHECKING:
    from pathlib import Path


def test_what_was_there_is_replaced_and_nothing_left_beside_it(tmp_path: Path) -> None:
    place = tmp_path / "made" / ("é" * 120 + ".json")
    write_atomically(place, "old")
    write_atomically(place, "new\r\n")
    assert place.read_bytes() == b"new\r\n"
    assert list(place.parent.iterdir()) == [place]


def test_a_failure_leaves_what_was_there(tmp_path: Path) -> None:
    place = tmp_path / "kept"
    write_atomically(place, "old")
    with pytest.raises(UnicodeEncodeError):
        write_atomically(place, "\ud800")
    assert [each.read_text("utf-8") for each in tmp_path.iterdir()] == ["old"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_others_may_read_what_they_may_read_otherwise(tmp_path: Path) -> None:
    usual = tmp_path / "usual"
    usual.write_text("", encoding="utf-8")
    write_atomically(tmp_path / "page.html", "")
    assert (tmp_path / "page.html").stat().st_mode == usual.stat().st_mode
