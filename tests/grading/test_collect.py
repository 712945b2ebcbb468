"""What was handed in comes to its student, whatever it was packed in, and nothing is lost."""

from __future__ import annotations

import io
import json
import os
import tarfile
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grader.course import Catalogue
from grader.errors import UserError
from grader.grading import Submission
from grader.grading.classfolder import ClassFolder
from grader.grading.collecting import Report, collect
from grader.sandbox import archive
from grader.sandbox.intake import Source

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = Catalogue.load(ROOT)
HELLO, ACCOUNT = CATALOGUE.get("hello_thread"), CATALOGUE.get("lost_update")
AT = "01_first_steps/01_hello_thread/hello.py"
PROGRAM = b"x = 1\n"
Files = dict[str, bytes]


def zipped(files: Mapping[str, bytes], *, when: tuple[int, ...] = (2026, 3, 1, 12, 0, 0)) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name, when), content)  # type: ignore[arg-type]
    return raw.getvalue()


def tarred(files: Mapping[str, bytes], *, mtime: int = 1_700_000_000, mode: str = "w:gz") -> bytes:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode=mode) as packed:  # type: ignore[call-overload]
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mtime = len(content), mtime
            packed.addfile(entry, io.BytesIO(content))
    return raw.getvalue()


def laid(folder: Path, files: Mapping[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def room(tmp_path: Path) -> Path:
    return tmp_path / "class"


def collected(source: Path, room: Path, **options: Any) -> Report:
    return collect([source], into=room, exercises=CATALOGUE.exercises, **options)


def read(room: Path) -> dict[str, str | None]:
    """What grading reads of each student for hello_thread."""
    found = {}
    for name, path in ClassFolder(room).submissions():
        taken = Submission(name, path).take_in(HELLO)
        found[name] = taken.text if isinstance(taken, Source) else None
    return found


def problems(report: Report, name: str) -> str:
    return "; ".join(report.handed[name].problems)


# --- shapes


SHAPES: dict[str, Files] = {
    "folders": {"ada/hello.py": b"x = 1\n", "ben/hello.py": b"x = 2\n"},
    "as in the course": {
        f"ada/exercises/{AT}": b"x = 1\n",
        f"ben/{AT}": b"x = 2\n",
        "ben/notes.txt": b"?",
    },
    "somewhere below": {
        "ada/my work/week 1/hello.py": b"x = 1\n",
        "ben/hello_thread/hello.py": b"x = 2\n",
    },
    "archives": {
        "ada.zip": zipped({"work/hello.py": b"x = 1\n"}),
        "ben.tar.gz": tarred({"hello.py": b"x = 2\n", "b/.DS_Store": b""}),
    },
    "archives in folders": {
        "ada/work.zip": zipped({"work/hello.py": b"x = 1\n", "__MACOSX/._hello.py": b"\0"}),
        "ben/hello.py": b"x = 2\n",
    },
    "files": {"ada.py": b"x = 1\n", "ben.py": b"x = 2\n"},
    "moodle": {
        "ada_4711_assignsubmission_file_/hello.py": b"x = 1\n",
        "ben_4712_assignsubmission_file_/work.zip": zipped({"hello.py": b"x = 2\n"}),
        "ben_4712_assignsubmission_onlinetext_/onlinetext.html": b"<p>",
    },
    "moodle without folders": {
        "ada_4711_assignsubmission_file_hello.py": b"x = 1\n",
        "ben_4712_assignsubmission_file_work.zip": zipped({"hello.py": b"x = 2\n"}),
    },
    "canvas": {
        "ada_12_900_hello.py": b"x = 1\n",
        "ada_12_901_account-3.py": b"y = 1\n",
        "ben_LATE_13_902_hello-2.py": b"x = 2\n",
    },
}  # fmt: skip


@pytest.mark.parametrize("packed", ["folder", "zip", "tar", "wrapped zip"])
@pytest.mark.parametrize("shape", SHAPES)
def test_work_comes_to_its_student(shape: str, packed: str, tmp_path: Path, room: Path) -> None:
    files = SHAPES[shape]
    if packed == "folder":
        source = laid(tmp_path / "handed", files)
    elif packed == "tar":
        source = laid(tmp_path, {"handed.tar": tarred(files, mode="w:")}) / "handed.tar"
    else:
        top = "all of them/" if packed == "wrapped zip" else ""
        whole = zipped({f"{top}{name}": content for name, content in files.items()})
        source = laid(tmp_path, {"handed.zip": whole}) / "handed.zip"
    report = collected(source, room)
    assert read(room) == {"ada": "x = 1\n", "ben": "x = 2\n"}
    assert report.changed == {"ada", "ben"}
    assert not report.refused
    assert (report.handed["ben"].late_seconds > 0) == (shape == "canvas")
    held = [path.name for path in (room / "submissions").rglob("*") if path.is_file()]
    assert {Path(name).suffix for name in held} == {".py"}


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("ada.zip", {"hello.py": PROGRAM}),
        ("ada.zip", {f"exercises/{AT}": PROGRAM}),
        ("ada_4711_assignsubmission_file_work.zip", {"work/hello.py": PROGRAM}),
        ("x.zip", {"ada/hello.py": PROGRAM}),
    ],
)
def test_one_students_work_alone(name: str, files: Files, tmp_path: Path, room: Path) -> None:
    collected(laid(tmp_path, {name: zipped(files)}) / name, room)
    assert read(room) == {"ada": "x = 1\n"}


def test_two_exercises_whose_files_are_called_the_same(tmp_path: Path, room: Path) -> None:
    files = {"ada/connection_pool/pool.py": b"a = 1\n", "ada/thread_pool/pool.py": b"b = 1\n"}
    collected(laid(tmp_path / "handed", files), room)
    for slug, text in (("connection_pool", "a = 1\n"), ("thread_pool", "b = 1\n")):
        taken = Submission("ada", room / "submissions" / "ada").take_in(CATALOGUE.get(slug))
        assert isinstance(taken, Source)
        assert taken.text == text


def test_notebooks_are_taken_where_there_is_no_module(tmp_path: Path, room: Path) -> None:
    book = json.dumps({"cells": [{"cell_type": "code", "source": "x = 3"}], "nbformat": 4}).encode()
    source = laid(tmp_path / "handed", {"ada/hello.ipynb": book})
    collected(source, room)
    assert read(room) == {"ada": "x = 3"}
    laid(source, {"ada/hello.py": PROGRAM})
    collected(source, room)
    assert read(room) == {"ada": "x = 1\n"}
    (source / "ada" / "hello.py").unlink()
    collected(source, room)  # the notebook again: the module must not stand in its way
    assert read(room) == {"ada": "x = 3"}


# --- what is refused, by student


def link(name: str) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as packed:
        entry = zipfile.ZipInfo(name)
        entry.external_attr = 0o120777 << 16
        packed.writestr(entry, "/etc/passwd")
    return raw.getvalue()


def special(kind: bytes) -> bytes:
    raw = io.BytesIO()
    with tarfile.open(fileobj=raw, mode="w:gz") as packed:
        entry = tarfile.TarInfo("hello.py")
        entry.type, entry.linkname = kind, "/etc/passwd"
        packed.addfile(entry)
    return raw.getvalue()


REFUSED = {
    "broken.zip": (b"PK\3\4 and no more", "can't be read"),
    "empty.zip": (b"", "can't be read"),
    "broken.tar.gz": (tarred({"hello.py": os.urandom(9000)})[:4000], "can't be read"),
    "outside.zip": (zipped({"../../hello.py": PROGRAM}), "outside of itself"),
    "absolute.tar.gz": (tarred({"/tmp/hello.py": PROGRAM}), "outside of itself"),
    "linked.zip": (link("hello.py"), "as a link"),
    "symlink.tar.gz": (special(tarfile.SYMTYPE), "as a link"),
    "hardlink.tar.gz": (special(tarfile.LNKTYPE), "as a link"),
    "device.tar.gz": (special(tarfile.CHRTYPE), "as a link"),
    "twice.zip": (zipped({"a/hello.py": PROGRAM, "b/hello.py": b"y"}), "more than once"),
    "twice.tar.gz": (tarred({"hello.py": PROGRAM, "./hello.py": b"y"}), "more than once"),
    "large.zip": (zipped({"hello.py": b"#" * 1_100_000}), "larger than 1024 KiB"),
    "nothing.zip": (zipped({"notes.txt": b"?"}), "no file of an exercise's name"),
    "many.zip": (zipped({f"{n}.py": b"" for n in range(2001)}), "more than 2000 files"),
    "other.zip": (zipped({"a.py": b"", "b.py": b""}), "Its programs are a.py, b.py"),
}


@pytest.mark.slow
def test_what_cannot_be_taken_is_told_and_stops_nobody(tmp_path: Path, room: Path) -> None:
    files = {f"{number:02}_{name}": each[0] for number, (name, each) in enumerate(REFUSED.items())}
    source = laid(tmp_path / "handed", {**files, "zoe/hello.py": PROGRAM})
    (source / "symlinked").mkdir()
    (source / "symlinked" / "hello.py").symlink_to("/etc/passwd")
    (source / "outer").symlink_to(tmp_path)
    report = collected(source, room)
    assert read(room) == {"zoe": "x = 1\n"}
    assert not report.nothing_was_read
    for name, (_, told) in zip(files, REFUSED.values(), strict=True):
        student = name.partition(".")[0]
        assert report.handed[student].status == "refused"
        assert told in problems(report, student), name
    assert "as a link" in problems(report, "symlinked")
    assert list(room.rglob("passwd")) == []
    assert not any(path.is_symlink() for path in room.rglob("*"))


def test_one_broken_entry_of_a_class_stops_nobody(tmp_path: Path, room: Path) -> None:
    whole = zipped({"ada.py": b"Q" * 50, "ben/hello.py": PROGRAM, "../evil/hello.py": PROGRAM})
    with zipfile.ZipFile(io.BytesIO(whole)) as packed:
        begin = packed.getinfo("ada.py").header_offset + 30 + len("ada.py")
    broken = whole[:begin] + b"\xff\xff" + whole[begin + 2 :]
    report = collected(laid(tmp_path, {"all.zip": broken}) / "all.zip", room)
    assert read(room) == {"ben": "x = 1\n"}
    assert any("leads out of the archive" in each for each in report.refused)
    assert any("ada.py" in each for each in report.refused)
    assert not (tmp_path / "evil").exists()


def test_a_source_that_is_none_stops_no_other(tmp_path: Path, room: Path) -> None:
    laid(tmp_path, {"all.zip": b"nothing", "more/ada/hello.py": PROGRAM, "x.docx": b""})
    sources = [tmp_path / "all.zip", tmp_path / "x.docx", tmp_path / "more"]
    report = collect(sources, into=room, exercises=CATALOGUE.exercises)
    assert read(room) == {"ada": "x = 1\n"}
    assert len(report.refused) == 2


def test_bombs_are_not_set_off(tmp_path: Path, room: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "STREAM_CAP", 1024 * 1024)
    nothing = b"\0" * (4 * 1024 * 1024)
    files = {
        "ada.zip": zipped({"bomb.bin": nothing, "hello.py": PROGRAM}),
        "ben.tar.gz": tarred({"bomb.bin": nothing, "hello.py": PROGRAM}),
        "eve.zip": zipped({"inner.zip": zipped({"hello.py": PROGRAM})}),
    }
    report = collected(laid(tmp_path / "handed", files), room)
    assert read(room) == {"ada": "x = 1\n"}
    assert "unpacks to more than 1 MiB" in problems(report, "ben")
    assert "no file of an exercise's name" in problems(report, "eve")  # packed twice: too deep


# --- who is who


ROSTER = (
    "name,full_name,email,id,github\n"
    "al,Ada Lovelace,ada@example.org,4711,\n"
    "gh,\"Hopper, Grace\",grace@example.org,,amazing\n"
    "jd1,Jane Doe,,21,\n"
    "jd2,Jane Doe,,22,\n"
    "zs,Zoë Ševčík,,,\n"
    "nn,Nobody Here,,,\n"
)  # fmt: skip


def test_the_roster_tells_who_is_meant(tmp_path: Path, room: Path) -> None:
    files = {
        "Ada Lovelace_1_assignsubmission_file_/hello.py": b"a = 1\n",
        "amazing/hello.py": b"g = 1\n",
        "doejane_22_900_hello.py": b"j = 2\n",
        "Jane Doe_999_assignsubmission_file_/hello.py": b"j = 0\n",
        "sevcikzoe_5_901_hello.py": b"z = 1\n",
        "Mallory_4711_assignsubmission_file_/hello.py": b"m = 1\n",
    }
    roster = laid(tmp_path, {"roster.csv": ROSTER.encode()}) / "roster.csv"
    report = collected(laid(tmp_path / "handed", files), room, roster=roster)
    assert read(room) == {
        "al": "a = 1\n",
        "gh": "g = 1\n",
        "jd2": "j = 2\n",
        "Jane_Doe": "j = 0\n",
        "zs": "z = 1\n",
        "Mallory": "m = 1\n",  # the id of one system is not the id of another
    }
    assert report.unmatched == {"Jane_Doe", "Mallory"}
    assert "fits several of the roster: jd1, jd2" in problems(report, "Jane_Doe")
    assert "not in the roster" in problems(report, "Mallory")
    assert report.handed["nn"].status == report.handed["jd1"].status == "missing"
    assert set(ClassFolder(room).roster()) == {"al", "gh", "jd1", "jd2", "zs", "nn"}


def test_names_are_made_safe_and_stay_apart(tmp_path: Path, room: Path) -> None:
    names = ["Ada", "ada", "..", "a/../../b", "con", "\x1b[31mRed", "é" * 200]
    whole = zipped(
        {f"{name}_{n}_assignsubmission_file_/hello.py": f"x = {n}\n".encode()
         for n, name in enumerate(names)}
    )  # fmt: skip
    report = collected(laid(tmp_path, {"all.zip": whole}) / "all.zip", room)
    places = sorted(path.name for path in (room / "submissions").iterdir())
    assert len({name.casefold() for name in places}) == len(places) == 6
    assert sorted(filter(None, read(room).values())) == [f"x = {n}\n" for n in (0, 1, 2, 4, 5, 6)]
    assert not any(set(name) & set("/\\\x1b") or name.startswith(".") for name in places)
    assert {path.name for path in tmp_path.iterdir()} == {"all.zip", "class"}
    assert any("leads out" in each for each in report.refused)


def test_a_roster_whose_names_are_one_folder_is_refused(tmp_path: Path, room: Path) -> None:
    roster = laid(tmp_path, {"r.csv": b"name\nada\nAda\n"}) / "r.csv"
    with pytest.raises(UserError, match="one name to many file systems"):
        collected(laid(tmp_path / "handed", {"ada/hello.py": PROGRAM}), room, roster=roster)


# --- when


def test_who_is_late_is_told(tmp_path: Path, room: Path) -> None:
    deadline = datetime(2026, 3, 1, 12, tzinfo=UTC)
    source = laid(tmp_path / "handed", {"ada/hello.py": PROGRAM, "ben/hello.py": PROGRAM})
    for name, seconds in (("ada", -60), ("ben", 3600)):
        at = deadline.timestamp() + seconds
        os.utime(source / name / "hello.py", (at, at))
    laid(source, {"Eve_1_assignsubmission_file_/hello.py": PROGRAM})  # the time of a download
    report = collected(source, room, deadline=deadline)
    assert report.handed["ada"].late_seconds == 0
    assert report.handed["ada"].submitted == "2026-03-01T11:59:00+00:00"
    assert report.handed["ben"].late_seconds == 3600
    assert (report.handed["Eve"].submitted, report.handed["Eve"].late_seconds) == ("", 0)
    document = json.loads((room / "collected.json").read_text(encoding="utf-8"))
    assert document["schema"] == "threadlings/collected/v1"
    assert document["deadline"] == "2026-03-01T12:00:00+00:00"
    assert ClassFolder(room).handed() == report.handed


def test_a_tars_times_are_its_entries(tmp_path: Path, room: Path) -> None:
    whole = tarred({"ada/hello.py": PROGRAM}, mtime=1_700_000_000)
    report = collected(laid(tmp_path, {"all.tar.gz": whole}) / "all.tar.gz", room)
    assert report.handed["ada"].submitted == "2023-11-14T22:13:20+00:00"


def test_what_is_as_before_does_not_become_late(tmp_path: Path, room: Path) -> None:
    deadline = datetime(2026, 3, 1, 12, tzinfo=UTC)
    source = laid(tmp_path / "handed", {"ada/hello.py": PROGRAM})
    for hours, content, late in ((-1, PROGRAM, 0), (1, PROGRAM, 0), (2, b"y = 1\n", 7200)):
        (source / "ada" / "hello.py").write_bytes(content)
        at = deadline.timestamp() + hours * 3600
        os.utime(source / "ada" / "hello.py", (at, at))
        report = collected(source, room, deadline=deadline)
        assert report.handed["ada"].late_seconds == late


# --- again


def test_collecting_again_loses_nothing(tmp_path: Path, room: Path) -> None:
    source = laid(tmp_path / "handed", {"ada/hello.py": PROGRAM, "ben/hello.py": PROGRAM})
    collected(source, room)
    (room / "results").mkdir()
    (room / "results" / "ada.json").write_text("{}", encoding="utf-8")
    (room / "overrides.csv").write_text("student,exercise\nada,hello_thread\n", encoding="utf-8")
    before = {p: p.stat().st_mtime_ns for p in (room / "submissions").rglob("*.py")}
    report = collected(source, room)
    assert report.changed == set()
    assert {p: p.stat().st_mtime_ns for p in (room / "submissions").rglob("*.py")} == before

    second = laid(tmp_path / "second", {"ada/account.py": b"y = 1\n", "ada/hello.py": b"x = 2\n"})
    report = collected(second, room)
    assert report.changed == {"ada"}
    assert read(room) == {"ada": "x = 2\n", "ben": "x = 1\n"}
    (old,) = (room / "replaced").rglob("hello.py")
    assert old.read_bytes() == PROGRAM
    assert (room / "results" / "ada.json").is_file()
    assert (room / "overrides.csv").is_file()
    assert set(ClassFolder(room).handed()) == {"ada", "ben"}

    broken = laid(tmp_path / "third", {"ada.zip": b"PK", "ben.zip": b"PK"})
    report = collected(broken, room)
    assert report.nothing_was_read
    assert read(room) == {"ada": "x = 2\n", "ben": "x = 1\n"}
    assert ClassFolder(room).handed()["ada"].status == "collected"
    assert "is kept" in problems(report, "ada")


def test_a_file_and_a_folder_of_one_student_do_not_stand_side_by_side(
    tmp_path: Path, room: Path
) -> None:
    collected(laid(tmp_path / "first", {"ada.py": PROGRAM, "ben.py": PROGRAM}), room)
    collected(laid(tmp_path / "second", {"ada/hello.py": b"x = 2\n"}), room)
    assert read(room) == {"ada": "x = 2\n", "ben": "x = 1\n"}
    assert [name for name, _ in ClassFolder(room).submissions()] == ["ada", "ben"]
    assert (room / "replaced" / "ada" / "001" / "ada.py").read_bytes() == PROGRAM


def test_only_one_student(tmp_path: Path, room: Path) -> None:
    source = laid(tmp_path / "handed", {"ada/hello.py": PROGRAM, "ben/hello.py": PROGRAM})
    collected(source, room, only=["ben"])
    assert read(room) == {"ben": "x = 1\n"}
    with pytest.raises(UserError, match="'bem'") as told:
        collected(source, room, only=["bem"])
    assert "ben" in (told.value.next_step or "")


def test_a_roster_is_kept_and_another_one_moved_aside(tmp_path: Path, room: Path) -> None:
    source = laid(tmp_path / "handed", {"ada/hello.py": PROGRAM})
    laid(tmp_path, {"a.csv": b"name\nada\n", "b.csv": b"name\nada\nben\n"})
    collected(source, room, roster=tmp_path / "a.csv")
    collected(source, room, roster=tmp_path / "b.csv")
    assert set(ClassFolder(room).roster()) == {"ada", "ben"}
    assert (room / "replaced" / "roster-001.csv").read_bytes() == b"name\nada\n"
    assert collected(source, room).handed["ben"].status == "missing"  # the roster is remembered


def test_what_cannot_be_asked_for_is_told(tmp_path: Path, room: Path) -> None:
    handed = laid(tmp_path / "handed", {"ada/hello.py": PROGRAM})
    with pytest.raises(UserError, match="no file or folder"):
        collected(tmp_path / "nowhere", room)
    with pytest.raises(UserError, match="holds work already"):
        collected(handed, laid(tmp_path / "flat", {"eve/hello.py": PROGRAM}))
    collected(handed, room)
    with pytest.raises(UserError, match="own folder"):
        collected(room, room)
    with pytest.raises(UserError, match="is a file"):
        collected(handed, handed / "ada" / "hello.py")
    with pytest.raises(UserError, match="no roster"):
        collected(handed, room, roster=tmp_path / "r.csv")
    with pytest.raises(UserError, match="Nothing says where"):
        collect([], into=room, exercises=CATALOGUE.exercises)
