"""What to search for, and how long."""

from __future__ import annotations

from dataclasses import dataclass

from grader.errors import UserError

CLOCKS = ("patient", "adversarial")


@dataclass(frozen=True, kw_only=True, slots=True)
class Search:
    """How a program is explored.

    Attributes:
        strategy: A name from `grader.strategies.WAYS`.
        executions: The budget, counted in executions so that a slow machine gives the same verdict.
        seed: Where the strategy's random choices begin.
        clock: `patient`: time passes only when nothing can run. `adversarial`: it may pass at any
            point.
        steps: The longest execution, in operations of one thread and in rounds of loops.
        seconds: Wall time after which no further execution is begun; None for no such stop.
        races: Whether the outcome tells of accesses that nothing puts in order, each with both
            places: that takes an execution more for each.
    """

    strategy: str = "pipeline"
    executions: int = 300
    seed: int = 0
    clock: str = "patient"
    steps: int = 100_000
    seconds: float | None = None
    races: bool = True

    def __post_init__(self) -> None:
        if self.clock not in CLOCKS:
            message = f"There is no clock {self.clock!r}."
            raise UserError(message, next_step=f"Choose one of: {', '.join(CLOCKS)}")
        if self.executions < 1 or self.steps < 1:
            message = "A search needs at least one execution of at least one step."
            raise UserError(message)

    @property
    def adversarial(self) -> bool:
        """Whether time may pass at any point."""
        return self.clock == "adversarial"
