"""Why a check did not pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

Document = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """A question that was put to the student process, kept so that it can be asked again.

    Args:
        request: The request.
        outcome: What exploring gave.
    """

    request: Document
    outcome: Document


class CheckFailed(Exception):
    """The student's program does not do what the check claims.

    Args:
        reason: A word of the closed list of reasons.
        message: The sentence for the student.
        asked: The exploration that shows it, or None where there was none.
        witness: The entry of the outcome that shows it, or None.
    """

    def __init__(
        self,
        reason: str,
        message: str,
        *,
        asked: Asked | None = None,
        witness: Document | None = None,
    ) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
        self.asked = asked
        self.witness = witness


class AskingFailed(Exception):
    """The grader itself failed while asking, inside the student process or outside."""


# The kinds of bad ending: the key of their witnesses in an outcome, and the reason they are.
# In order of precedence: an exception in one thread is often why another waits for ever.
ENDINGS = (
    ("exceptions", "exception"),
    ("deadlocks", "deadlock"),
    ("endless", "never_ends"),
    ("leaks", "leaked_thread"),
)
