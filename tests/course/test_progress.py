from __future__ import annotations

import json

import pytest

from grader.course import Progress


def test_nothing_is_solved_at_first(tmp_path):
    progress = Progress.load(tmp_path)
    assert not progress.is_solved("names")
    assert dict(progress.solved) == {}
    assert not (tmp_path / ".threadlings").exists()


def test_what_is_solved_is_remembered(tmp_path):
    Progress.load(tmp_path).mark_solved("names", sha256="ab12")
    progress = Progress.load(tmp_path)
    assert progress.is_solved("names")
    assert progress.is_solved("names", sha256="ab12")
    assert not progress.is_solved("names", sha256="cd34")
    assert not progress.is_solved("hello_thread")
    progress.forget("names")
    assert not Progress.load(tmp_path).is_solved("names")


def test_nothing_else_is_left_in_the_folder(tmp_path):
    Progress.load(tmp_path).mark_solved("names", sha256="ab12")
    assert [path.name for path in (tmp_path / ".threadlings").iterdir()] == ["progress.json"]


@pytest.mark.parametrize(
    "broken",
    ["", "{", "[]", "null", '{"solved": []}', '{"solved": {"names": 3}}', "[" * 100_000, "\x00"],
)
def test_a_broken_file_means_that_nothing_is_remembered(tmp_path, broken):
    place = tmp_path / ".threadlings" / "progress.json"
    place.parent.mkdir()
    place.write_text(broken, encoding="utf-8")
    progress = Progress.load(tmp_path)
    assert dict(progress.solved) == {}
    progress.mark_solved("names", sha256="ab12")
    assert json.loads(place.read_text(encoding="utf-8"))["solved"] == {"names": "ab12"}


def test_bytes_that_are_no_text_are_a_broken_file(tmp_path):
    place = tmp_path / ".threadlings" / "progress.json"
    place.parent.mkdir()
    place.write_bytes(b"\xff\xfe\x00")
    assert dict(Progress.load(tmp_path).solved) == {}


def test_writing_that_fails_leaves_the_old_file(tmp_path, monkeypatch):
    progress = Progress.load(tmp_path)
    progress.mark_solved("names", sha256="ab12")

    def full(*_):
        raise OSError("no space left")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(OSError, match="no space left"):
        progress.mark_solved("hello_thread", sha256="cd34")
    monkeypatch.undo()
    assert dict(Progress.load(tmp_path).solved) == {"names": "ab12"}
    assert [path.name for path in (tmp_path / ".threadlings").iterdir()] == ["progress.json"]
