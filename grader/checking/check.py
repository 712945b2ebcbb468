"""The decorator that makes a pytest test a check: a title, points, and the mistakes it may name."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from grader.errors import AuthorError

Clock = Literal["patient", "adversarial", "both"]
Test = TypeVar("Test", bound=Callable[..., None])

_ATTRIBUTE = "__threadlings_check__"
_CLOCKS = ("patient", "adversarial", "both")


@dataclass(frozen=True, kw_only=True)
class Check:
    """What a check's author says about it.

    Args:
        title: The sentence it proves, as students read it.
        points: What it is worth.
        tells: Ids of the mistakes it may name, in order of precedence.
        clock: How virtual time runs, or None: as the exercise says.
        executions: How many executions to explore, or None: as many as usual.
    """

    title: str
    points: int
    tells: tuple[str, ...] = ()
    clock: Clock | None = None
    executions: int | None = None

    def __post_init__(self) -> None:
        """Refuse what can't be meant."""
        if not self.title.strip():
            raise AuthorError("A check needs a title: the sentence it proves.")
        if self.points < 0:
            raise AuthorError(f"The check {self.title!r} has {self.points} points.")
        if not isinstance(self.tells, tuple):  # the comma is soon forgotten
            raise AuthorError(
                f"The check {self.title!r} says tells={self.tells!r}, which is no tuple.",
                next_step='Write tells=("no_lock",), with the comma.',
            )
        if self.clock is not None and self.clock not in _CLOCKS:
            raise AuthorError(
                f"The check {self.title!r} says clock={self.clock!r}.",
                next_step='Choose "patient", "adversarial" or "both".',
            )
        if self.executions is not None and self.executions < 1:
            raise AuthorError(f"The check {self.title!r} explores {self.executions} executions.")


def check(
    title: str,
    *,
    points: int,
    tells: tuple[str, ...] = (),
    clock: Clock | None = None,
    executions: int | None = None,
) -> Callable[[Test], Test]:
    """Make a test function a check.

    Args:
        title: The sentence it proves, as students read it.
        points: What it is worth.
        tells: Ids of the mistakes it may name, in order of precedence.
        clock: How virtual time runs, or None: as the exercise says.
        executions: How many executions to explore, or None: as many as usual.

    Raises:
        AuthorError: One of them can't be meant.
    """
    facts = Check(title=title, points=points, tells=tells, clock=clock, executions=executions)

    def mark(test: Test) -> Test:
        setattr(test, _ATTRIBUTE, facts)
        return test

    return mark


def facts_of(test: Any) -> Check | None:
    """Return what a test's author said about it, or None if it is no check."""
    facts = getattr(test, _ATTRIBUTE, None)
    return facts if isinstance(facts, Check) else None
