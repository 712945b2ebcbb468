"""Asking git about repositories of others, none of whose files is run or trusted."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass

from grader.explain.words import plain

_SECONDS = 120


@dataclass(frozen=True, kw_only=True)
class Said:
    """What git answered.

    Args:
        output: What it printed.
        problem: Why there is no answer, a sentence; "" where there is one.
    """

    output: str = ""
    problem: str = ""


def ask_git(*arguments: str) -> Said:
    """Run a command of git that asks nobody for a password.

    Args:
        arguments: What comes after `git`.
    """
    try:
        answer = subprocess.run(
            ["git", *arguments],
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_LFS_SKIP_SMUDGE": "1"},
            text=True,
            errors="replace",
        )
    except subprocess.TimeoutExpired:
        return Said(problem=f"git did not answer within {_SECONDS} seconds.")
    except (OSError, ValueError) as error:
        return Said(problem=plain(str(error)))
    if answer.returncode == 0:
        return Said(output=answer.stdout)
    said = [line for line in answer.stderr.splitlines() if line.strip()]
    return Said(problem=plain(said[-1]) if said else "It has no commit.")
