"""Loops that look at the clock in every round, whatever else they do.

`while monotonic() < end:` around a lock or a queue waits for time, though each round changes
something. Virtual time has to pass for it as real time would.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from grader.engine.task import Task

_ROUNDS: Final = 100
"""Rounds with a look in each after which such a loop counts as waiting for time.

A loop that works has fewer to do, or ends by itself.
"""
_GLANCE: Final = 8
"""Steps by which a round may be longer than the shortest one, and still be one more look.

A longer one did what was waited for: another wait begins.
"""


class _Rounds:
    """What one task did in one loop.

    Attributes:
        looks: How often the task had looked when its last round began.
        steps: How many steps it had done by then.
        shortest: Steps of the shortest round.
        number: Rounds with a look in each.
        since: When the wait began (virtual seconds).
        waits: Whether all that it does is to wait for time.
    """

    __slots__ = ("looks", "number", "shortest", "since", "steps", "waits")

    def __init__(self, looks: int, steps: int, since: float) -> None:
        self.looks = looks
        self.steps = steps
        self.shortest = _NEVER
        self.number = 0
        self.since = since
        self.waits = False


_NEVER: Final = 1 << 30


class ClockLoops:
    """Such loops of one execution."""

    def __init__(self) -> None:
        self._looks: dict[int, int] = {}
        self._loops: dict[tuple[int, int], _Rounds] = {}
        self._last: dict[int, _Rounds] = {}
        self._moment = 0.0

    def look(self, task: Task) -> None:
        """A task looks at the clock."""
        self._looks[task.index] = self._looks.get(task.index, 0) + 1

    def begin(self, task: Task, site: int, now: float, *, works: bool) -> bool:
        """One more round of a loop begins: whether all that the loop does is to wait for time.

        Args:
            task: In the loop.
            site: The loop.
            now: Virtual seconds.
            works: Whether the loop ends by itself, so that it does more than wait.
        """
        if not self._looks:
            return False
        if self._moment != now:
            # Nobody could run, and time has passed: no wait of these goes on.
            self._moment = now
            self._loops.clear()
            self._last.clear()
        index, steps = task.index, task.steps
        looks = self._looks.get(index, 0)
        rounds = self._loops.get((index, site))
        if rounds is None or rounds.looks == looks:
            rounds = self._loops[index, site] = _Rounds(looks, steps, now)
        else:
            length = steps - rounds.steps
            if length > rounds.shortest + _GLANCE:
                rounds.since = now
            rounds.shortest = min(rounds.shortest, length)
            rounds.looks = looks
            rounds.steps = steps
            rounds.number += 1
            rounds.waits = rounds.number >= _ROUNDS and not works
        self._last[index] = rounds
        return rounds.waits

    def is_waiting(self, task: Task) -> bool:
        """Whether all that the task was last seen to do is to wait for time."""
        last = self._last.get(task.index)
        return last is not None and last.waits

    def waited(self, tasks: Iterable[Task], now: float) -> float:
        """How long the one of these that came last has waited (virtual seconds)."""
        since = [self._last[task.index].since for task in tasks if task.index in self._last]
        return now - max(since, default=now)

    def passed(self, now: float) -> None:
        """Time has passed for those that look at the clock: they go on waiting."""
        self._moment = now
