"""Runs programs under a strategy of the test's own making."""

from __future__ import annotations

import gc
import random
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from grader.explore.slice import source_of
from grader.explore.tally import Signature, signature
from grader.explore.wire import warm_up
from grader.virtual.program import Execution, LoadedProgram, Program

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from grader.engine.operation import Operation
    from grader.engine.strategy import Strategy
    from grader.engine.task import Task


def load(program: Callable[..., Any]) -> LoadedProgram:
    piece = source_of(program)
    return LoadedProgram(
        Program(
            module=program.__module__,
            file=piece.file,
            source=piece.source,
            entry=program.__name__,
            values=piece.values,
        ),
        warm_up(),
    )


def load_text(source: str) -> LoadedProgram:
    program = Program(module="program", file="program.py", source=source, entry="main")
    return LoadedProgram(program, warm_up())


@contextmanager
def without_collection() -> Iterator[None]:
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def executions(
    loaded: LoadedProgram, strategy: Strategy, most: int, **options: Any
) -> Iterator[Execution]:
    """Executions of a strategy, until it says that nothing is left."""
    with without_collection():
        for number in range(most):
            if not strategy.begin(number):
                return
            execution = loaded.run(strategy, **options)
            strategy.end(execution.scheduler.trace or ())
            yield execution


def endings(loaded: LoadedProgram, strategy: Strategy, most: int, **options: Any) -> set[Signature]:
    """What a search that ends by itself finds; of deadlocks, who waits, not who came last."""
    ended = [each.ending for each in executions(loaded, strategy, most, **options)]
    assert not strategy.begin(most), "not all was explored"
    found = map(signature, ended)
    return {(key[0], key[2]) if key[0] == "deadlock" else key for key in found}


class EveryChoice:
    """Tries each choice at each point within a number of preemptions, whatever it leads to."""

    name = "every_choice"
    sees_every_point = True
    wants_trace = False

    def __init__(self, preemptions: int) -> None:
        self._most = preemptions
        self._left: list[tuple[int, ...]] = [()]
        self._prefix: tuple[int, ...] = ()
        self._taken: list[int] = []
        self._spent = 0

    def begin(self, number: int) -> bool:
        if not self._left:
            return False
        self._prefix = self._left.pop()
        self._taken = []
        self._spent = 0
        return True

    def choose(self, ready: Sequence[Task], current: Task) -> Task:
        place = len(self._taken)
        if place < len(self._prefix):
            chosen = next(task for task in ready if task.index == self._prefix[place])
        else:
            chosen = current if current.ready else ready[0]
            if not current.ready or self._spent < self._most:
                rest = [task.index for task in ready if task is not chosen]
                self._left += [(*self._taken, index) for index in rest]
        self._spent += current.ready and chosen is not current
        self._taken.append(chosen.index)
        return chosen

    def end(self, trace: Sequence[tuple[int, Operation]]) -> None:
        pass


_STATEMENTS = (
    "x = 1", "y = 1", "x += 2", "y = x", "x = y + 3", "seen.append(x)", "seen.append((x, y))",
    "seen.append(other.is_alive())",
)  # fmt: skip


def random_program(seed: int) -> str:
    """A program of two or three threads that share two variables, a list and two locks."""
    draw = random.Random(seed)
    threads = draw.choice((2, 2, 3))
    lines = ["import threading", "def main():", "    x = y = 0", "    seen = []"]
    lines += ["    one, two = threading.Lock(), threading.Lock()"]
    for thread in range(threads):
        lines += [f"    def run_{thread}():", "        nonlocal x, y"]
        for _ in range(draw.randint(1, 5 - threads)):
            statement = draw.choice(_STATEMENTS)
            lock = draw.choice(("", "", "with one: ", "with two: ", "with one, two: "))
            if draw.random() < 0.15:
                lock = "with two, one: "
            if draw.random() < 0.1:
                statement, lock = "seen.append(one.acquire(blocking=False))", ""
            lines.append(f"        {lock}{statement}")
    lines += ["    other = threading.current_thread()"]
    names = ", ".join(f"run_{thread}" for thread in range(threads))
    lines += [f"    threads = [threading.Thread(target=each, daemon=True) for each in ({names})]"]
    lines += ["    other = threads[0]"]
    lines += ["    for thread in threads: thread.start()"]
    lines += [draw.choice(("    pass", "    x += 10", "    seen.append(other.is_alive())"))]
    lines += ["    for thread in threads: thread.join()", "    return [x, y, seen]"]
    return "\n".join(lines) + "\n"
