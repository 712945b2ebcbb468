"""The counterexample: one failing execution, shrunk and told step by step in the student's own lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.engine.ending import EndingKind
from grader.engine.operation import READ, WRITE
from grader.engine.schedule import Schedule
from grader.explore.explorer import Explorer, _text
from grader.explore.outcome import source_line
from grader.explore.shrink import shrink
from grader.explore.tally import Signature, signature
from grader.strategies import Replay, by_name
from grader.virtual.program import CHECK_FILE, LoadedProgram

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.engine.operation import Operation
    from grader.engine.strategy import Strategy
    from grader.engine.task import Task
    from grader.virtual.program import Execution
    from grader.virtual.recorder import Event, EventRecorder

_LABEL_EXECUTIONS = 100
"""Executions spent on finding the same failure with switches only where a GIL build looks for other threads."""
_MOST_STEPS = 2_000


class _WhereTheGilLooks:
    """Lets a strategy preempt only where a GIL build of CPython could: at calls, function entries and loops.

    Source: `CHECK_EVAL_BREAKER` in CPython's Python/bytecodes.c, since 3.10 (bpo-29988).
    """

    sees_every_point = True
    wants_trace = False

    def __init__(self, inner: Strategy) -> None:
        self.name = inner.name
        self._inner = inner

    def begin(self, number: int) -> bool:
        return self._inner.begin(number)

    def choose(self, ready: Sequence[Task], current: Task) -> Task:
        data = current.pending[0] in (READ, WRITE)
        if current.ready and data and current.polled != current.steps:
            return current
        return self._inner.choose(ready, current)

    def end(self, trace: Sequence[tuple[int, Operation]]) -> None:
        self._inner.end(trace)


def counterexample(explorer: Explorer, schedule: str, *, shrunk: bool = True) -> dict[str, Any]:
    """Runs a schedule again and tells it.

    Args:
        explorer: Of the program.
        schedule: The witness.
        shrunk: Whether to look for a smaller one that ends in the same way.
    """
    # The same program, also marking where a GIL build looks for other threads.
    loaded = LoadedProgram(explorer.loaded.program, explorer.loaded.world, polls=True)
    teller = Explorer(loaded, explorer.search)
    wanted = Schedule.parse(schedule)
    goal = signature(_follow(teller, wanted).ending)
    if shrunk:
        wanted = shrink(wanted, lambda candidate: _attempt(teller, candidate, goal))
    execution, recorder = teller.recorded(str(wanted))
    return {
        "schedule": str(wanted),
        "preemptions": wanted.preemptions,
        "happens_on": _happens_on(teller, execution, goal),
        "tasks": [task.label for task in execution.scheduler.tasks],
        "ending": _ending(teller, execution),
        "locks": _locks(recorder, loaded),
        "steps": [_step(event, recorder, loaded) for event in recorder.events[:_MOST_STEPS]],
    }


def _follow(explorer: Explorer, schedule: Schedule) -> Execution:
    replay = Replay(schedule, strict=False)
    replay.begin(0)
    return explorer.loaded.run(replay, adversarial=explorer.search.adversarial, limit=explorer.search.steps)


def _attempt(explorer: Explorer, schedule: Schedule, goal: Signature) -> Schedule | None:
    execution = _follow(explorer, schedule)
    return execution.schedule if signature(execution.ending) == goal else None


def _happens_on(explorer: Explorer, execution: Execution, goal: Signature) -> str:
    if execution.scheduler.unpolled == 0:
        return "any_build"
    strategy = _WhereTheGilLooks(by_name("random_walk", explorer.search.seed))
    for number in range(_LABEL_EXECUTIONS):
        strategy.begin(number)
        tried = explorer.loaded.run(
            strategy, adversarial=explorer.search.adversarial, limit=explorer.search.steps, probed=True
        )
        if signature(tried.ending) == goal:
            return "any_build"
    return "free_threaded_only"


def _ending(explorer: Explorer, execution: Execution) -> dict[str, Any]:
    ending = execution.ending
    kind = "never_ends" if ending.kind is EndingKind.CUT_OFF else ending.kind.value
    message = ""
    if ending.error is not None:
        message = f"{type(ending.error).__name__}: {_text(ending.error)}"
    elif ending.kind is not EndingKind.RETURNED:
        explorer._tally.add(execution)  # noqa: SLF001 - the explorer of this counterexample alone
        outcome = explorer._outcome()  # noqa: SLF001
        told = (*outcome.deadlocks, *outcome.endless, *outcome.leaks)
        message = told[0].message if told else ""
    return {"kind": kind, "message": message, "value": ending.value}


def _locks(recorder: EventRecorder, loaded: LoadedProgram) -> dict[str, dict[str, Any]]:
    counts: dict[tuple[str, int], int] = {}
    for origin in recorder.origins.values():
        counts[origin.file, origin.line] = counts.get((origin.file, origin.line), 0) + 1
    used = {mutex for event in recorder.events for mutex in event.mutexes}
    told: dict[str, dict[str, Any]] = {}
    for mutex, origin in recorder.origins.items():
        if mutex in used and not origin.internal:
            told[recorder.name(mutex)] = {
                "task": origin.task.label,
                "line": origin.line,
                "file": origin.file,
                "function": origin.function,
                "source": source_line(loaded.sources.get(origin.file, []), origin.line),
                "count": counts[origin.file, origin.line],
            }
    return told


def _step(event: Event, recorder: EventRecorder, loaded: LoadedProgram) -> dict[str, Any]:
    hidden = event.file == CHECK_FILE
    return {
        "task": event.task.label,
        "file": event.file,
        "line": event.line,
        "source": "" if hidden else source_line(loaded.sources.get(event.file, []), event.line),
        "operation": event.kind,
        "location": event.location,
        "value": event.value,
        "held": [recorder.name(mutex) for mutex in event.mutexes],
        "function": "" if hidden else event.function,
        "place": _place(event, recorder),
        "writes": event.writes,
    }


def _place(event: Event, recorder: EventRecorder) -> str | None:
    """A name for the place touched that is the same in every run: two steps conflict only if theirs are equal."""
    if event.place is None:
        return None
    numbers = recorder.__dict__.setdefault("place_numbers", {})
    number = numbers.setdefault(event.place[0], len(numbers) + 1)
    key = event.place[1]
    return f"{number}.{key}" if isinstance(key, str | int) else str(number)
