"""CSV that spreadsheets wrote, and CSV they cannot work out."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.errors import UserError
from grader.grading.spreadsheet import (
    csv_text,
    guarded,
    read_rows,
    read_table,
    unguarded,
    writable,
)

if TYPE_CHECKING:
    from pathlib import Path

ANYTHING = st.text(st.characters(codec=None, categories=None) | st.sampled_from("=+-@\t\r\n',;\""))


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\n", "\uff1d", "' =", " =", "'+"])
def test_what_begins_like_a_formula_is_text(start: str) -> None:
    cell = guarded(f"{start}1+1")
    assert cell.startswith("'")
    assert unguarded(cell) == writable(f"{start}1+1")


@pytest.mark.parametrize("text", ["Ada", "O'Neil", "דנה", "李雷", "a=b", "", "-", "2-1"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("character", ["\r", "\x00", "\x1b", "\udce9", "\x85"])
def test_what_no_file_should_hold_is_spelled_out(character: str) -> None:
    spelled = character.encode("unicode_escape", "surrogatepass").decode()
    assert guarded(f"{character}a") == f"{spelled}a"


@given(ANYTHING)
def test_guarding_loses_nothing_but_what_no_file_can_hold(text: str) -> None:
    assert unguarded(guarded(text)) == writable(text)
    writable(text).encode("utf-8")
    assert writable(writable(text)) == writable(text)


@given(st.lists(st.lists(ANYTHING, min_size=2, max_size=4), min_size=1, max_size=4))
def test_every_cell_survives_the_csv_module(rows: list[list[str]]) -> None:
    text = csv_text(rows)
    read = list(csv.reader(io.StringIO(text, newline="")))
    assert [[unguarded(cell) for cell in row] for row in read] == [
        [writable(cell) for cell in row] for row in rows
    ]


def test_numbers_are_plain_and_nothing_is_blank() -> None:
    assert csv_text([("a", -3, None, 0)]) == "a,-3,,0\r\n"


def test_somebody_elses_table_is_given_back_unchanged() -> None:
    assert csv_text([("=1", "b;c")], separator=";", as_it_is=True) == '=1;"b;c"\r\n'


@pytest.mark.parametrize(
    "content",
    [
        "name,full name\nada,Ada\n",
        "\ufeffname;Full Name\r\nada;Ada\r\n",
        "name\tfull_name\nada\tAda\n",
        "sep=;\nname;full_name\nada;Ada\n",
        "\n,,\n Name , FULL NAME \n\n ada , Ada \n,\n",
        '"name","full_name"\r\n"ada","Ada"',
        "name,full_name\rada,Ada\r",
    ],
)
def test_every_spreadsheets_form_is_read(tmp_path: Path, content: str) -> None:
    path = write(tmp_path / "a.csv", content)
    assert [row for _, row in read_rows(path, needed=("name",))] == [
        {"name": "ada", "full_name": "Ada"}
    ]


def test_a_cell_may_have_several_lines_and_the_separator_in_it(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", 'name;comment\r\nada;"one\r\ntwo; three"\r\nbob;x\r\n')
    assert list(read_rows(path, needed=("name",))) == [
        (3, {"name": "ada", "comment": "one\ntwo; three"}),
        (4, {"name": "bob", "comment": "x"}),
    ]


def test_commas_inside_a_quoted_heading_do_not_make_the_separator(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", '"a, b, c";name\n1;ada\n')
    assert read_table(path).separator == ";"


def test_short_and_long_rows_are_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.csv", "name,email,id\nada\nbob,b@x,1,more\n")
    assert [row for _, row in read_rows(path, needed=("name",))] == [
        {"name": "ada", "email": "", "id": ""},
        {"name": "bob", "email": "b@x", "id": "1"},
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"name\xff\xfe", "is not UTF-8"),
        ("name,x\nada\n", "no column 'student'; its columns are name, x"),
        ("", "its columns are none"),
        ('student\n"never closed\n', "line 2: this is no CSV"),
        ('student\n"' + "x" * 140_000 + '"\n', "field larger"),
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, content: str | bytes, said: str) -> None:
    path = write(tmp_path / "a.csv", content)
    with pytest.raises(UserError, match=said) as error:
        list(read_rows(path, needed=("student",)))
    assert error.value.next_step
