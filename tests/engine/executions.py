"""Runs a plain function on the virtual world, as one execution."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from grader.engine.scheduler import Scheduler
from grader.strategies import NonPreemptive, Replay
from grader.virtual.running import RUNNING
from grader.virtual.world import World

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from grader.engine.ending import Ending
    from grader.engine.schedule import Schedule
    from grader.engine.strategy import Strategy


@dataclass(frozen=True)
class Executed:
    """One execution, as far as tests look at it."""

    ending: Ending
    schedule: str
    choices: int
    now: float
    steps: tuple[int, ...]
    spinning: int

    @property
    def kind(self) -> str:
        return self.ending.kind.value

    @property
    def value(self) -> Any:
        return self.ending.value

    @property
    def told(self) -> tuple[object, ...]:
        """What has to be the same whenever the same is executed."""
        ending = self.ending
        blocked = tuple((each.task, each.joins, each.held_by) for each in ending.waiting)
        uncaught = tuple((task, repr(error)) for task, error in ending.uncaught)
        outcome = (self.kind, repr(self.value), repr(ending.error), ending.task)
        return *outcome, blocked, uncaught, self.now, self.steps


@cache
def world() -> World:
    return World()


def virtual() -> SimpleNamespace:
    """The virtual modules by name."""
    modules = world().modules
    return SimpleNamespace(
        threading=modules["threading"],
        time=modules["time"],
        queue=modules["queue"],
        thread=modules["_thread"],
        futures=world().load("concurrent.futures"),
        pool=modules["concurrent.futures.thread"],
    )


def execute(
    program: Callable[..., Any],
    strategy: Strategy | None = None,
    *,
    adversarial: bool = False,
    limit: int = 200_000,
    number: int = 0,
) -> Executed:
    """Runs `program`, which is given the virtual modules."""
    chosen = NonPreemptive() if strategy is None else strategy
    assert chosen.begin(number)
    scheduler = Scheduler(chosen, adversarial=adversarial, limit=limit)
    modules = virtual()

    def main() -> Any:
        world().enter(scheduler)
        value = program(modules)
        world().shut_down()
        return value

    collecting = gc.isenabled()
    gc.disable()
    try:
        ending = scheduler.run(main)
    finally:
        RUNNING.scheduler = None
        if collecting:
            gc.enable()
    return Executed(
        ending,
        str(scheduler.schedule),
        scheduler.choices,
        scheduler.now,
        tuple(task.steps for task in scheduler.tasks),
        len(scheduler.spin.sites),
    )


def replayed(
    program: Callable[..., Any], schedule: Schedule, *, adversarial: bool = False
) -> Executed:
    """Runs a schedule again.

    Raises:
        ReplayDiverged: It cannot be followed.
    """
    replay = Replay(schedule)
    executed = execute(program, replay, adversarial=adversarial)
    replay.check()
    return executed


def kinds(
    program: Callable[..., Any],
    make: Callable[[int], Strategy],
    seeds: Sequence[int],
    **options: Any,
) -> set[tuple[str, str]]:
    """The endings, with their values, of many executions."""
    found = set()
    strategy = make(seeds[0])
    for number in seeds:
        executed = execute(program, strategy, number=number, **options)
        found.add((executed.kind, repr(executed.value)))
    return found
