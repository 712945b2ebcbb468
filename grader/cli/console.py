"""Where words go: answers to stdout, progress and errors to stderr, colours only for a person."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TextIO

import click

_WIDEST = 120


def prepare_streams() -> None:
    """Make sure that no letter a terminal cannot show ends the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def wants_color(stream: TextIO) -> bool:
    """Whether a stream goes to a person who has not asked for plain text."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()


def width() -> int:
    """Return how many columns there are, 80 where nobody knows."""
    return min(shutil.get_terminal_size((80, 24)).columns, _WIDEST)


def say(text: str = "") -> None:
    """Print a line of the answer."""
    click.echo(text, color=wants_color(sys.stdout))


def note(text: str) -> None:
    """Print a line about the answer: progress, or where a file went."""
    click.echo(text, err=True, color=wants_color(sys.stderr))


def color() -> bool:
    """Whether the answer may have colours."""
    return wants_color(sys.stdout)
