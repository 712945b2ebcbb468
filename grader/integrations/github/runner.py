"""The files that a runner gives a step, kept from whatever the step runs.

A step sets outputs, environment and summary by writing to files which its environment names. A
program that is run in between could write there, too: tests that run in plain processes, for one.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping

SUMMARY = "GITHUB_STEP_SUMMARY"
OUTPUT = "GITHUB_OUTPUT"
FILES = (SUMMARY, OUTPUT, "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STATE")


@contextmanager
def withheld(environ: MutableMapping[str, str] | None = None) -> Iterator[None]:
    """Name these files to nobody meanwhile, and undo what was written to them all the same.

    Args:
        environ: The environment of the step; that of this process by default.
    """
    environ = os.environ if environ is None else environ
    named = {name: environ.pop(name) for name in FILES if name in environ}
    before = {path: path.read_bytes() for path in map(Path, named.values()) if path.is_file()}
    try:
        yield
    finally:
        environ.update(named)
        for path, content in before.items():
            with suppress(OSError):  # who removed it has removed their own summary
                if path.read_bytes() != content:
                    path.write_bytes(content)
