"""Wakeup trees: what is still to be explored from a point on, as sequences of tasks.

Source: Abdulla, Aronis, Jonsson and Sagonas, "Source sets: a foundation for optimal dynamic partial
    order reduction" (Journal of the ACM, 2017), sections 6 and 7. Departure: a sequence ends with
    the later step of its race instead of with the execution, so that each race is reversed once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from grader.engine.operation import RELEASE, TIMEOUT, TRY_ACQUIRE
from grader.strategies.dpor.accesses import depend

if TYPE_CHECKING:
    from collections.abc import Collection

    from grader.strategies.dpor.order import Race, Step

Tree: TypeAlias = dict[int, "Tree"]
"""Branches by name of the task that goes next, in order of insertion; a leaf is empty."""


class Maybe(dict[int, "Tree"]):
    """A leaf whose last step may turn out to be impossible: then there is nothing to explore."""


_DEPENDS_ON_STATE: Final = frozenset({RELEASE, TIMEOUT, TRY_ACQUIRE})


class Reversal:
    """What leads to the reverse of a race.

    All that does not depend on its first step, then the second.

    Args:
        race: The race.
        steps: The execution.
    """

    def __init__(self, race: Race, steps: list[Step]) -> None:
        first = race.first
        self._steps = steps
        self._maybe = race.maybe
        self._from = first.place
        self._until = race.until
        self._left = [
            step for step in steps[first.place + 1 : race.until] if not first.before(step)
        ]
        self._left.append(race.second)
        self._gone: set[int] = set()
        self._lost: set[int] = set()

    def starts_with(self, name: int) -> bool:
        """Whether what a task does next may come first, or is independent of all of it."""
        left = self._left
        for place, step in enumerate(left):
            if step.name == name:
                return not any(other.before(step) for other in left[:place])
        following = self._following(name)
        if following is None:
            return False
        accesses = following.accesses
        if following.operation[0] in _DEPENDS_ON_STATE:
            accesses = tuple((target, key, True) for target, key, _writes in accesses)
        return not any(depend(accesses, step.accesses) for step in left)

    def _following(self, name: int) -> Step | None:
        """The next step of a task that is not in the sequence, if that is known."""
        if name in self._lost:
            return None
        return next(
            (
                step
                for step in self._steps[self._from :]
                if step.name == name and step.place not in self._gone
            ),
            None,
        )

    def _advance(self, name: int) -> None:
        """The next step of a task goes before all that is left."""
        for place, step in enumerate(self._left):
            if step.name == name:
                self._gone.add(step.place)
                del self._left[place]
                return
        moved = self._following(name)
        assert moved is not None
        self._gone.add(moved.place)
        if any(
            step.before(moved) and step.place not in self._gone
            for step in self._steps[self._from : moved.place]
        ):
            # It saw more than it does there: what follows may be something else.
            self._lost.add(name)

    def add_to(self, tree: Tree, asleep: Collection[int]) -> bool:
        """Makes sure that it is explored.

        Args:
            tree: What is to be explored from the first step's place on.
            asleep: Tasks whose next step need not be explored from there.

        Returns:
            Whether the tree was changed.
        """
        if self._left[0].name in asleep or any(map(self.starts_with, asleep)):
            return False
        while self._left:
            for name, branch in tree.items():
                if self.starts_with(name):
                    if not branch:
                        return False
                    self._advance(name)
                    tree = branch
                    break
            else:
                for step in self._left[:-1]:
                    tree[step.name] = {}
                    tree = tree[step.name]
                tree[self._left[-1].name] = Maybe() if self._maybe else {}
                return True
        return False
