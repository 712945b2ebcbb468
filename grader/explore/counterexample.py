"""The counterexample.

One failing execution, shrunk and told step by step in the student's own lines.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from grader.engine.ending import EndingKind
from grader.engine.operation import RAISE, READ, WRITE
from grader.engine.schedule import Schedule
from grader.explore.fewest import with_fewer
from grader.explore.outcome import source_line
from grader.explore.shrink import shrink
from grader.explore.tally import Signature, Tallied, signature, text_of
from grader.explore.teller import Teller
from grader.strategies import by_name
from grader.virtual.program import CHECK_FILE, LoadedProgram

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.engine.operation import Operation
    from grader.engine.strategy import Strategy
    from grader.engine.task import Task
    from grader.explore.search import Search
    from grader.virtual.program import Execution
    from grader.virtual.recorder import Event, EventRecorder

_LABEL_EXECUTIONS = 100
"""Executions spent on finding the same failure with switches only where a GIL build makes them."""
_LABEL_STEPS = 50_000
"""And steps of threads in all of them."""
_MOST_STEPS = 2_000


class _WhereTheGilLooks:
    """Lets a strategy preempt only where a GIL build of CPython could.

    At calls, function entries and loops.

    Source: `CHECK_EVAL_BREAKER` in CPython's Python/bytecodes.c, since 3.10 (bpo-29988).
    """

    name: ClassVar[str] = "where_the_gil_looks"
    sees_every_point: ClassVar[bool] = True
    wants_trace: ClassVar[bool] = False

    def __init__(self, inner: Strategy) -> None:
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


def counterexample(
    loaded: LoadedProgram, search: Search, schedule: str, *, shrunk: bool = True
) -> dict[str, Any]:
    """Runs a schedule again and tells it.

    Args:
        loaded: The program.
        search: How it was explored.
        schedule: The witness.
        shrunk: Whether to look for a smaller one that ends in the same way.
    """
    # The same program, also marking where a GIL build looks for other threads.
    loaded = type(loaded)(loaded.program, loaded.world, polls=True)
    teller = Teller(loaded, search)
    wanted = Schedule.parse(schedule)
    goal = signature(teller.follow(wanted).ending)

    def attempt(candidate: Schedule) -> Schedule | None:
        execution = teller.follow(candidate)
        return execution.schedule if signature(execution.ending) == goal else None

    if shrunk:
        wanted = shrink(wanted, attempt)
        fewer = with_fewer(loaded, search, goal, wanted.preemptions)
        if fewer is not None:
            wanted = shrink(fewer, attempt)
    execution, recorder = teller.recorded(str(wanted))
    places = _Places()
    ending = _ending(teller, execution)
    return {
        "schedule": str(wanted),
        "preemptions": wanted.preemptions,
        "happens_on": _happens_on(teller, execution, goal),
        "tasks": [task.label for task in execution.scheduler.tasks],
        "ending": ending,
        "locks": _locks(recorder, loaded),
        "steps": [
            {**_step(event, recorder, loaded), "place": places.name(event)}
            for event in recorder.events[:_MOST_STEPS]
        ]
        + _last_step(ending, recorder),
    }


def _happens_on(teller: Teller, execution: Execution, goal: Signature) -> str:
    if execution.scheduler.unpolled == 0:
        return "any_build"
    strategy = _WhereTheGilLooks(by_name("random_walk", teller.search.seed))
    steps = 0
    for number in range(_LABEL_EXECUTIONS):
        if steps > _LABEL_STEPS:
            break
        strategy.begin(number)
        tried = teller.loaded.run(
            strategy,
            adversarial=teller.search.adversarial,
            limit=teller.search.steps,
            probed=True,
        )
        if signature(tried.ending) == goal:
            return "any_build"
        steps += sum(task.steps for task in tried.scheduler.tasks)
    return "free_threaded_only"


def _ending(teller: Teller, execution: Execution) -> dict[str, Any]:
    ending = execution.ending
    group = Tallied(ending, str(execution.schedule))
    kind = ending.kind.value
    message = ""
    if ending.error is not None:
        file, line = teller.raised(ending.error)
        return {
            "kind": kind,
            "message": f"{type(ending.error).__name__}: {text_of(ending.error)}",
            "value": ending.value,
            "task": ending.task,
            "file": file,
            "line": line,
            "source": teller.source(file, line),
        }
    if ending.kind is EndingKind.DEADLOCK:
        deadlock = teller.deadlock(group)
        waits = [wait.document() for wait in deadlock.waits]
        return {"kind": kind, "message": deadlock.message, "value": None, "waits": waits}
    if ending.kind is not EndingKind.RETURNED:
        message = teller.unending(group).message
        kind = "never_ends" if ending.kind is EndingKind.CUT_OFF else kind
    return {"kind": kind, "message": message, "value": ending.value}


def _last_step(ending: dict[str, Any], recorder: EventRecorder) -> list[dict[str, Any]]:
    """What the main thread raised, as a step: of the others `threading` tells it by itself."""
    if ending["kind"] != EndingKind.EXCEPTION or not ending["line"]:
        return []
    if any(event.kind == RAISE for event in recorder.events):
        return []
    return [
        {
            "task": ending["task"],
            "file": ending["file"],
            "line": ending["line"],
            "source": ending["source"],
            "operation": RAISE,
            "location": None,
            "value": ending["message"],
            "held": [],
            "function": "",
            "writes": False,
            "place": None,
        }
    ]


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
        "writes": event.writes,
        "within": list(event.within),
    }


class _Places:
    """Names for the places touched: two steps of an execution conflict only if theirs are equal."""

    def __init__(self) -> None:
        self._numbers: dict[int, int] = {}

    def name(self, event: Event) -> str | None:
        """The same in every run: objects are numbered in the order of their first appearance."""
        if event.place is None:
            return None
        owner, key = event.place
        number = self._numbers.setdefault(owner, len(self._numbers) + 1)
        return f"{number}.{key}" if isinstance(key, str | int) else str(number)
