"""Submissions as notebooks: the code of their cells, one after the other."""

from __future__ import annotations

import json
import re
from typing import Any

FILE_CAP = 16 * 1024 * 1024
"""Bytes of the largest notebook: pictures count, code is little."""

_MAGIC = re.compile(r"\s*(%[A-Za-z]|!|\?)")
"""How a line begins that only IPython understands; no line of Python does, but after a break."""


class NotebookError(Exception):
    """Why a notebook can't be read, as a sentence that goes on after its name."""


def program_in(content: bytes) -> bytes:
    """Return the program that a notebook's code cells make, as UTF-8.

    Lines for IPython alone (`%timeit`, `!ls`) become comments, so that every other line stays.

    Args:
        content: The notebook, nbformat 4.

    Raises:
        NotebookError: It is no such notebook.
    """
    if len(content) > FILE_CAP:
        raise NotebookError(
            f"is larger than {FILE_CAP // 1024**2} MiB. Clear its outputs and save it again."
        )
    try:
        document = json.loads(content)
        cells = [_text(cell["source"]) for cell in document["cells"] if _is_code(cell)]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise NotebookError("is no notebook that Jupyter would open. Save it again.") from None
    return "\n\n".join(map(_without_magic, cells)).encode("utf-8", "surrogatepass")


def _is_code(cell: dict[str, Any]) -> bool:
    return bool(cell["cell_type"] == "code")


def _text(source: Any) -> str:
    """A cell's source: one text, or a list of its lines."""
    if isinstance(source, list):
        source = "".join(source)
    if not isinstance(source, str):
        raise TypeError
    return source


def _without_magic(cell: str) -> str:
    lines = cell.splitlines()
    if lines and lines[0].startswith("%%"):  # the whole cell is for something else
        return "\n".join(f"# {line}" for line in lines)
    return "\n".join(f"# {line}" if _MAGIC.match(line) else line for line in lines)
