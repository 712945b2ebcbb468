"""What the audit of one exercise found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass
class Audit:
    """What the audit of one exercise found.

    Args:
        slug: The exercise.
        counts: How many of what were as they should be, as (good, all), by column.
        troubles: What is not as it should be, as sentences.
        seconds: How long the audit took (s).
        digests: The SHA-256 of each answer's result, by the answer's name.
    """

    slug: str
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)
    seconds: float = 0.0
    digests: dict[str, str] = field(default_factory=dict)

    def count(self, column: str, verdicts: Iterable[list[str]]) -> None:
        """Count the things of a column, each with its troubles."""
        all_of_them = list(verdicts)
        good = sum(not troubles for troubles in all_of_them)
        self.counts[column] = (good, len(all_of_them))
        for troubles in all_of_them:
            self.troubles.extend(troubles)

    def take(self, other: Audit) -> None:
        """Add what another part of the audit found."""
        self.counts.update(other.counts)
        self.troubles.extend(other.troubles)
