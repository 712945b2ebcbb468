"""What became of one check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

Document = dict[str, Any]
Status = Literal["passed", "failed", "error"]


@dataclass(frozen=True, kw_only=True)
class CheckResult:
    """What became of one check of one submission.

    Args:
        name: The check's function.
        title: The sentence it proves.
        status: "error" is the grader's fault: it costs no points.
        points: Points earned.
        max_points: Points to be had.
        message: What the student reads.
        reason: A word of the closed list of reasons, or None.
        mistake: The recognised misconception's id, or None.
        verdict: How far the search went.
        counterexample: The execution that shows the failure, or None.
    """

    name: str
    title: str
    status: Status
    points: int
    max_points: int
    message: str
    reason: str | None
    mistake: str | None
    verdict: Document
    counterexample: Document | None

    def to_document(self) -> Document:
        """Return it as in `threadlings/result/v1`."""
        return {
            "name": self.name,
            "title": self.title,
            "status": self.status,
            "points": self.points,
            "max_points": self.max_points,
            "message": self.message,
            "reason": self.reason,
            "mistake": self.mistake,
            "verdict": self.verdict,
            "counterexample": self.counterexample,
        }


def total_verdict(
    verdicts: list[Document], *, clock: str, strategy: str, ending: str | None
) -> Document:
    """Return one verdict for everything a check explored.

    Args:
        verdicts: The verdict of each exploration, the decisive one last.
        clock: The clock to name when nothing was explored.
        strategy: The strategy to name when nothing was explored.
        ending: How it ended, where the check knows better than the search; None: the weakest.
    """
    weakest = ("gave_up", "holds_within_bound", "holds", "fails")
    endings = {verdict["ending"] for verdict in verdicts}
    last = verdicts[-1] if verdicts else {"clock": clock, "strategy": strategy, "bound": None}
    return {
        "ending": ending or next((each for each in weakest if each in endings), "gave_up"),
        "executions": sum(verdict["executions"] for verdict in verdicts),
        "exhausted": bool(verdicts) and all(verdict["exhausted"] for verdict in verdicts),
        "clock": last["clock"],
        "strategy": last["strategy"],
        "bound": last["bound"],
    }
