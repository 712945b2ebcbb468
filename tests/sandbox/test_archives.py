"""Archives and notebooks are read for one file, and nothing of them is unpacked."""

from __future__ import annotations

import gzip
import io
import json
import random
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from grader.course import Catalogue
from grader.grading import Submission
from grader.sandbox import archive
from grader.sandbox.intake import SIZE_CAP, Refused, Source, take_in

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = b"x = 1\n"
Files = dict[str, bytes]


def zipped(folder: Path, files: Files, name: str = "work.zip") -> Path:
    with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as packed:
        for each, content in files.items():
            packed.writestr(each, content)
    return folder / name


def tarred(folder: Path, files: Files, name: str = "work.tar.gz") -> Path:
    with tarfile.open(
        folder / name, "w:" + name.lower().rpartition(".")[2].replace("tgz", "gz")
    ) as packed:
        for each, content in files.items():
            entry = tarfile.TarInfo(each)
            entry.size = len(content)
            packed.addfile(entry, io.BytesIO(content))
    return folder / name


def text(path: Path, places: tuple[str, ...] = ()) -> str:
    taken = take_in(path, module="account.py", places=places)
    assert isinstance(taken, Source), taken
    return taken.text


def message(path: Path, places: tuple[str, ...] = ()) -> str:
    taken = take_in(path, module="account.py", places=places)
    assert isinstance(taken, Refused), taken
    return taken.message


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize(
    "files",
    [
        {"account.py": PROGRAM},
        {"work/account.py": PROGRAM, "work/notes.txt": b"?"},
        {"work/account.py": PROGRAM, "__MACOSX/work/._account.py": b"\0"},
        {"work/account.py": PROGRAM, "work/__pycache__/account.py": b"y = 2"},
        {"work/account.py": PROGRAM, "work/10:00\u202fAM.png": b"", "work/\x1b[31m.txt": b""},
    ],
)
def test_the_one_file_is_found(pack: Any, files: Files, tmp_path: Path) -> None:
    assert text(pack(tmp_path, files)) == "x = 1\n"


@pytest.mark.parametrize("name", ["work.tar.bz2", "work.tar.xz", "work.tgz", "WORK.TAR.GZ"])
def test_compressed_in_any_usual_way(name: str, tmp_path: Path) -> None:
    assert text(tarred(tmp_path, {"account.py": PROGRAM}, name)) == "x = 1\n"


def test_a_plain_tar_file(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "work.tar", "w") as packed:
        entry = tarfile.TarInfo("account.py")
        entry.size = len(PROGRAM)
        packed.addfile(entry, io.BytesIO(PROGRAM))
    assert text(tmp_path / "work.tar") == "x = 1\n"


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_where_the_course_has_it_counts_most(pack: Any, tmp_path: Path) -> None:
    files = {"old/account.py": b"y = 2\n", "course/01_lost_update/account.py": PROGRAM}
    assert text(pack(tmp_path, files), ("03_shared/01_lost_update", "01_lost_update")) == "x = 1\n"
    assert "more than once (course/01_lost_update/account.py, old/account.py)" in message(
        pack(tmp_path, files)
    )


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"Account.py": PROGRAM}, "holds no account.py. It holds Account.py."),
        ({"../account.py": PROGRAM}, "outside of itself"),
        ({"/etc/account.py": PROGRAM}, "outside of itself"),
        ({"C:\\account.py": PROGRAM}, "outside of itself"),
        ({"a\\..\\account.py": PROGRAM}, "outside of itself"),
        ({f"{n}.txt": b"" for n in range(archive.ENTRY_CAP + 1)}, "more than 2000 files"),
        ({"account.py": b"#" * (SIZE_CAP + 1)}, "larger than 1024 KiB"),
    ],
)
def test_what_cannot_be_taken_is_told(pack: Any, files: Files, told: str, tmp_path: Path) -> None:
    assert told in message(pack(tmp_path, files))


def test_the_same_name_twice(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "work.zip", "w") as packed:
        packed.writestr("account.py", PROGRAM)
        with pytest.warns(UserWarning, match="Duplicate name"):
            packed.writestr("account.py", b"y = 2")
    assert "more than once (account.py)" in message(tmp_path / "work.zip")


def test_links_are_not_followed(tmp_path: Path) -> None:
    entry = zipfile.ZipInfo("account.py")
    entry.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "work.zip", "w") as packed:
        packed.writestr(entry, "/etc/passwd")
    assert "as a link" in message(tmp_path / "work.zip")
    for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
        with tarfile.open(tmp_path / "work.tar", "w") as packed:
            special = tarfile.TarInfo("account.py")
            special.type, special.linkname = kind, "/etc/passwd"
            packed.addfile(special)
        assert "as a link" in message(tmp_path / "work.tar")


def test_bombs_are_not_set_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    nothing = b"\0" * (8 * 1024 * 1024)
    # What is beside the file is not even read.
    assert text(zipped(tmp_path, {"account.py": PROGRAM, "bomb": nothing})) == "x = 1\n"
    monkeypatch.setattr(archive, "STREAM_CAP", 1024 * 1024)
    told = message(tarred(tmp_path, {"bomb": nothing, "account.py": PROGRAM}))
    assert "unpacks to more than 1 MiB" in told
    lied = zipped(tmp_path, {"account.py": nothing}, "lied.zip")
    lied.write_bytes(lied.read_bytes().replace(len(nothing).to_bytes(4, "little"), b"\5\0\0\0"))
    assert "can't be read" in message(lied)


@pytest.mark.parametrize("name", ["work.zip", "work.tar", "work.tar.gz", "work.tar.xz"])
@pytest.mark.parametrize("content", [b"", b"PK\3\4", b"\x1f\x8b", b"nothing of the kind" * 99])
def test_what_is_no_archive_is_told(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    told = message(tmp_path / name)
    assert "can't be read" in told or "holds no account.py" in told


@pytest.mark.parametrize("name", ["work.zip", "work.tar.gz", "work.tar.xz", "work.tar"])
def test_broken_archives_break_nothing(name: str, tmp_path: Path) -> None:
    files = {"a/account.py": PROGRAM * 20, "ä" * 150: b"hello" * 50}
    if name == "work.tar":
        whole = gzip.decompress(tarred(tmp_path, files).read_bytes())
    else:
        whole = (zipped if name == "work.zip" else tarred)(tmp_path, files, name).read_bytes()
    numbers = random.Random(0)
    seen = set()
    for _ in range(400):
        broken = bytearray(whole)
        for _ in range(numbers.randint(1, 6)):
            place = numbers.randrange(len(broken))
            broken[place : place + numbers.choice([1, 1, 1, 4])] = numbers.randbytes(1)
        (tmp_path / name).write_bytes(broken)
        seen.add(type(take_in(tmp_path / name, module="account.py")))
    assert seen <= {Source, Refused}
    assert Refused in seen


def test_other_kinds_of_packing_are_told(tmp_path: Path) -> None:
    (tmp_path / "work.tar.zst").write_bytes(b"?")
    assert "Pack it as a zip file" in message(tmp_path / "work.tar.zst")
    (tmp_path / "account.tar.py").write_bytes(PROGRAM)
    assert text(tmp_path / "account.tar.py") == "x = 1\n"


def test_a_large_archive_is_not_opened(tmp_path: Path) -> None:
    with (tmp_path / "work.zip").open("wb") as file:
        file.truncate(archive.FILE_CAP + 1)
    assert "larger than 32 MiB" in message(tmp_path / "work.zip")


def notebook(folder: Path, cells: list[Any], name: str = "account.ipynb") -> Path:
    document = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
    (folder / name).write_text(json.dumps(document), encoding="utf-8")
    return folder / name


def code(source: object) -> dict[str, object]:
    return {"cell_type": "code", "metadata": {}, "outputs": [], "source": source}


def test_a_notebooks_code_is_its_program(tmp_path: Path) -> None:
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": "# The account"},
        code(["import threading\n", "%matplotlib inline\n", "!ls"]),
        code("x = (7\n     % 4)"),
        code("%%bash\nrm -rf ."),
    ]
    expected = (
        "import threading\n# %matplotlib inline\n# !ls\n\nx = (7\n     % 4)\n\n# %%bash\n# rm -rf ."
    )
    assert text(notebook(tmp_path, cells)) == expected
    assert text(tmp_path) == expected  # found in the folder, as there is no account.py
    (tmp_path / "account.py").write_bytes(PROGRAM)
    assert text(tmp_path) == "x = 1\n"


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b'{"cells": 3}', b'{"cells": [{}]}', b"[" * 100_000, b"\xff\xfe",
     b'{"cells": [{"cell_type": "code", "source": 3}]}'],
)  # fmt: skip
def test_what_is_no_notebook_is_told(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "account.ipynb").write_bytes(content)
    assert "is no notebook" in message(tmp_path / "account.ipynb")


def test_a_large_notebook_is_told(tmp_path: Path) -> None:
    with (tmp_path / "account.ipynb").open("wb") as file:
        file.truncate(17 * 1024 * 1024)
    assert "Clear its outputs" in message(tmp_path / "account.ipynb")


def test_a_submission_may_be_packed(tmp_path: Path) -> None:
    exercise = Catalogue.load(ROOT).get("lost_update")
    inside = f"me-main/exercises/{exercise.folder.parent.name}/{exercise.folder.name}/account.py"
    packed = zipped(tmp_path, {inside: PROGRAM, "me-main/drafts/account.py": b"y = 2"})
    taken = Submission("me", packed).take_in(exercise)
    assert isinstance(taken, Source)
    assert taken.text == "x = 1\n"
    (tmp_path / "lost_update").mkdir()
    notebook(tmp_path / "lost_update", [code("z = 3")])
    taken = Submission("me", tmp_path).take_in(exercise)
    assert isinstance(taken, Source)
    assert taken.text == "z = 3"
