"""`threadlings dev benchmark`: executions beside native runs of the same programs, in one run.

Machines differ and are shared, so the figure to read is the ratio: rounds of both alternate, and
each is measured in processor time.
"""

from __future__ import annotations

import statistics
import time
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from grader.explore.explorer import Explorer
from grader.explore.search import Search
from grader.explore.wire import warm_up
from grader.virtual.program import LoadedProgram, Program

if TYPE_CHECKING:
    from collections.abc import Callable

PROGRAMS: dict[str, str] = {
    "locked counter": """
from threading import Lock, Thread

class Counter:
    def __init__(self):
        self.value = 0
        self.lock = Lock()

    def add(self):
        with self.lock:
            self.value += 1

class Adder(Thread):
    def __init__(self, counter):
        super().__init__()
        self.counter = counter

    def run(self):
        self.counter.add()

def main():
    counter = Counter()
    adders = [Adder(counter) for _ in range(2)]
    for adder in adders:
        adder.start()
    for adder in adders:
        adder.join()
    return counter.value
""",
    "queue pipeline": """
from queue import Queue
from threading import Thread

class Producer(Thread):
    def __init__(self, items, queue):
        super().__init__()
        self.items = items
        self.queue = queue

    def run(self):
        for item in self.items:
            self.queue.put(item)
        self.queue.put(None)

class Consumer(Thread):
    def __init__(self, queue, results):
        super().__init__()
        self.queue = queue
        self.results = results

    def run(self):
        while (item := self.queue.get()) is not None:
            self.results.append(item)

def main():
    queue, results = Queue(), []
    threads = [Producer([1, 2], queue), Consumer(queue, results)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results
""",
}
_ROUNDS = 5


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One program's figures, each the median of its rounds.

    Attributes:
        explored: Executions under the scheduler, per second of processor time.
        native: Runs with threads of the operating system, per second of processor time.
        ratio: The median of the rounds' ratios.
    """

    program: str
    explored: float
    native: float
    ratio: float


def measure(name: str, *, executions: int) -> Measured:
    """Measure one program.

    Args:
        name: Of `PROGRAMS`.
        executions: Executions and runs in each round.
    """
    source = PROGRAMS[name]
    rounds = [
        (_rate(lambda: _explored(source, executions), executions), _native(source, executions))
        for _round in range(_ROUNDS)
    ]
    return Measured(
        program=name,
        explored=statistics.median(explored for explored, _native in rounds),
        native=statistics.median(native for _explored, native in rounds),
        ratio=statistics.median(explored / native for explored, native in rounds),
    )


def _rate(work: Callable[[], None], count: int) -> float:
    began = time.process_time()
    work()
    return count / (time.process_time() - began)


def _explored(source: str, executions: int) -> None:
    program = Program(module="program", file="program.py", source=source, entry="main")
    Explorer(LoadedProgram(program, warm_up()), Search(executions=executions)).explore()


def _native(source: str, runs: int) -> float:
    code = compile(source, "program.py", "exec")

    def work() -> None:
        for _run in range(runs):
            namespace: dict[str, Any] = {"__name__": "program"}
            exec(code, namespace)  # afresh, as when exploring
            namespace["main"]()

    return _rate(work, runs)


def render(measured: list[Measured]) -> str:
    """Return the figures as a table."""
    lines = [f"{'program':<16} {'explored/s':>11} {'native/s':>9} {'ratio':>6}"]
    lines += [
        f"{each.program:<16} {each.explored:>11.0f} {each.native:>9.0f} {each.ratio:>6.2f}"
        for each in measured
    ]
    lines.append("executions per second of processor time; the ratio is what compares")
    return "\n".join(lines)


def document(measured: list[Measured]) -> dict[str, Any]:
    """Return the figures as plain data."""
    return {"schema": "threadlings/benchmark/v1", "programs": [asdict(each) for each in measured]}
