"""What a person sees of an error nobody expected: an apology, a file, a request."""

from __future__ import annotations

import platform
import tempfile
import traceback
from datetime import datetime
from pathlib import Path

from grader.cli import console
from grader.cli.state import FOLDER

GRADERS_FAULT = 3


def report_crash(error: BaseException, arguments: list[str]) -> int:
    """Save an unexpected error's traceback, say where, and return the exit code.

    Args:
        error: What nobody expected.
        arguments: What was typed after the program's name.
    """
    text = (
        f"threadlings {' '.join(arguments)}\n"
        f"Python {platform.python_version()} on {platform.platform()}\n\n"
        + "".join(traceback.format_exception(error))
    )
    console.note(f"Something went wrong inside the grader: {type(error).__name__}.")
    console.note("It is not your program's fault, and costs no points.")
    path = _saved(text)
    if path is None:
        console.note(text)
    else:
        console.note(f"Please report it, with this file:  {path}")
    return GRADERS_FAULT


def _saved(text: str) -> Path | None:
    name = f"crash-{datetime.now():%Y%m%d-%H%M%S}.txt"
    for folder in (_clone(), Path(tempfile.gettempdir())):
        if folder is None:
            continue
        try:
            place = folder / FOLDER
            place.mkdir(parents=True, exist_ok=True)
            path = place / name
            path.write_text(text, encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        return path
    return None


def _clone() -> Path | None:
    try:
        from grader.cli.clone import find_clone

        return find_clone().root
    except Exception:  # noqa: BLE001  whatever is broken, the report must still come out
        return None
