"""Writing result and outcome documents where `--json` asks for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from grader.errors import UserError
from grader.explain.words import json_text
from grader.files import write_atomically


def write_document(document: dict[str, Any] | list[dict[str, Any]], target: str) -> None:
    """Write one JSON document to a file, or to stdout for `-`.

    Args:
        document: Plain values.
        target: A path, or `-`.

    Raises:
        UserError: The file cannot be written.
    """
    text = json_text(document)
    if target == "-":
        click.echo(text, nl=False)
        return
    path = Path(target)
    try:
        write_atomically(path, text)
    except OSError as error:
        msg = f"{path} cannot be written: {error.strerror or error}."
        raise UserError(msg, next_step="--json FILE with another place, or --json -") from error
