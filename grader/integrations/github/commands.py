"""Workflow commands: lines that a runner obeys, and how a student's text never becomes one.

A runner reads `::name key=value::message` at the start of a line, and the older `##[name]message`
anywhere in one, wherever the line comes from.
"""

from __future__ import annotations

import re
import secrets
from contextlib import contextmanager
from typing import TYPE_CHECKING

from grader.explain.words import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_AT_START = re.compile(r"^(\s*):(?=:)", re.MULTILINE)


def command(name: str, message: str, **properties: str) -> str:
    """Return one command, its message and properties escaped.

    Args:
        name: As `error`.
        message: Text of anybody's.
        properties: As `file` and `line`.
    """
    told = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{name} {told}::{_message(message)}" if told else f"::{name}::{_message(message)}"


def defanged(text: str) -> str:
    """Return text of many lines in which no line is a command, whoever reads it."""
    lines = [plain(line) for line in text.split("\n")]
    return _AT_START.sub(r"\1: ", "\n".join(lines)).replace("##[", "# #[")


@contextmanager
def stopped(write: Callable[[str], None]) -> Iterator[None]:
    """Have the runner obey no command in what is written meanwhile, by this process or another.

    Args:
        write: Writes a line to the log.
    """
    token = secrets.token_hex(32)  # nobody who writes in between can know it, and so end it
    write(f"::stop-commands::{token}")
    try:
        yield
    finally:
        # On a line of its own, whatever was printed last: a command begins its line.
        write(f"\n::{token}::")


def _message(text: str) -> str:
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return plain(escaped)


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")
