"""What asking the student process gives: a document, or one of a closed list of reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from grader.sandbox.protocol import Document


@dataclass(frozen=True)
class Answered:
    """The process answered in time and kept to the protocol.

    Args:
        document: The answer: {"outcome": ...} or {"refused": ...}.
    """

    document: Document


@dataclass(frozen=True)
class Failed:
    """The process did not answer as it should.

    Args:
        reason: too_slow, ended_early, malformed_answer or too_much_output.
        message: A sentence for the student.
    """

    reason: str
    message: str


def too_slow(seconds: float) -> Failed:
    """Return the failure of a process that was stopped by the clock."""
    return Failed(
        "too_slow",
        f"Your program was stopped: it gave no answer within {seconds:g} seconds. "
        "Look for a loop that never ends, or something waited for that never comes.",
    )


ENDED_EARLY = Failed(
    "ended_early",
    "Your program ended the whole process before the check had its answer. "
    "Look for os._exit(), a signal, or a crash of the interpreter.",
)
MALFORMED = Failed(
    "malformed_answer",
    "What came out of your program's process is not an answer, so it can't count. "
    "Look for code that writes to file descriptors or reaches into the grader.",
)
TOO_MUCH = Failed(
    "too_much_output",
    "What your program did is more than a check can take in: too many or too large values.",
)
