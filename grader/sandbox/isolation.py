"""How well a student's process is shut in: the tier that every result document names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Isolation:
    """A tier of isolation.

    Args:
        tier: 0 practice, 1 jailed, 2 jailed in a machine without network.
        name: The tier's name.
    """

    tier: int
    name: str


# Split process, empty environment, fresh directory, limits, SIGKILL of the group, leftovers swept.
PRACTICE = Isolation(tier=0, name="practice")

BEST = PRACTICE
"""The highest tier that this version builds; official grading demands it, up to the jailed one."""
