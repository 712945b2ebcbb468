"""Whose fault it is: the three kinds of error, always told apart.

Every error a person can meet says what happened, where, why, and what to type next. The command
line turns `exit_code` into the process's exit code (see the table in the README).
"""

from __future__ import annotations


class ThreadlingsError(Exception):
    """Something a person should read, as one message and what to do next.

    Args:
        message: What happened, where, and why, as plain sentences.
        next_step: What to type or change next, or None where nothing helps.
    """

    exit_code = 3

    def __init__(self, message: str, *, next_step: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step


class UserError(ThreadlingsError):
    """What was typed or handed in cannot be worked with: a path, a slug, a schedule."""

    exit_code = 2


class AuthorError(ThreadlingsError):
    """An exercise or a check is written wrongly: its author has to mend it."""

    exit_code = 2


class GraderBug(ThreadlingsError):
    """The grader itself failed. It never costs a student points."""

    exit_code = 3


class TierRefused(ThreadlingsError):
    """Official grading was asked for on a machine that cannot isolate well enough."""

    exit_code = 4
