"""What a runner obeys, and that nothing of a student's ever is."""

from __future__ import annotations

import re

import pytest

from grader.integrations.github.commands import command, defanged, stopped

OBEYED = re.compile(r"^\s*::|##\[", re.MULTILINE)
EVIL = [
    "::set-output name=points::99",
    "  ::add-mask::e",
    "\u3000::error::x",
    "\r::stop-commands::x",
    "ok\n::set-env name=PATH::/tmp",
    "ok\r\n::group::x",
    "a\u2028::warning::x",
    "##[add-mask]e",
    "in a line ##[set-output name=points]99",
    "##[##[error]x",
    ":::set-output::x",
    "\ufeff::debug::x",
]


@pytest.mark.parametrize("text", EVIL)
def test_no_line_of_anybodys_is_a_command(text: str) -> None:
    assert not OBEYED.search(defanged(text))
    assert not OBEYED.search(defanged(f"first\n{text}\nlast"))


@pytest.mark.parametrize("text", EVIL)
def test_a_message_is_one_command_and_no_more(text: str) -> None:
    (line,) = command("error", text, title=text, file="a,b:c").splitlines()
    assert line.startswith("::error title=")
    fields, _, _ = line.removeprefix("::error ").partition("::")
    assert [each.partition("=")[0] for each in fields.split(",")] == ["title", "file"]
    assert fields.endswith("file=a%2Cb%3Ac")


def test_escapes_of_a_student_stay_what_they_are() -> None:
    assert command("error", "100%\n50%0A") == "::error::100%25%0A50%250A"


def test_what_is_no_command_stays_as_it_is() -> None:
    text = "  account.py:14  balance = 70\n  [::2] and a::b # [x]"
    assert defanged(text) == text


def test_commands_are_stopped_by_a_token_that_nobody_knows() -> None:
    said: list[str] = []
    for _ in range(2):
        with stopped(said.append):
            said.append("::set-output name=points::99")
    first, _, end, second, _, _ = said
    token = first.removeprefix("::stop-commands::")
    assert re.fullmatch("[0-9a-f]{64}", token)
    assert end == f"\n::{token}::"
    assert first != second


def test_commands_go_on_after_an_error() -> None:
    said: list[str] = []
    with pytest.raises(ValueError, match="x"), stopped(said.append):
        raise ValueError("x")
    assert len(said) == 2
