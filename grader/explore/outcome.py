"""The outcome of an exploration: what a program can do, each with a schedule that shows it."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from grader.virtual.observations import Observation


@dataclass(frozen=True, slots=True)
class Verdict:
    """How sure it is.

    Attributes:
        ending: `fails`, `holds`, `holds_within_bound` or `gave_up`.
        executions: Complete executions.
        exhausted: Whether every interleaving that can matter was explored.
        bound: In words, what was explored, where it was not everything.
    """

    ending: str
    executions: int
    exhausted: bool
    clock: str
    strategy: str
    bound: str | None


@dataclass(frozen=True, slots=True)
class Result:
    """A value that the program can return."""

    value: Any
    executions: int
    schedule: str


@dataclass(frozen=True, slots=True)
class Wait:
    """A thread that waits for ever."""

    task: str
    line: int
    source: str
    waits_for: str
    held_by: str | None

    def document(self) -> dict[str, Any]:
        """As in the contract, where the field is called `for`."""
        return {
            "task": self.task,
            "line": self.line,
            "source": self.source,
            "for": self.waits_for,
            "held_by": self.held_by,
        }


@dataclass(frozen=True, slots=True)
class Deadlock:
    """Threads that wait for ever, the main one among them."""

    message: str
    waits: tuple[Wait, ...]
    executions: int
    schedule: str

    def document(self) -> dict[str, Any]:
        """As in the contract."""
        return {**asdict(self), "waits": [wait.document() for wait in self.waits]}


@dataclass(frozen=True, slots=True)
class Uncaught:
    """An exception that nobody caught."""

    type: str
    message: str
    task: str
    file: str
    line: int | None
    source: str
    executions: int
    schedule: str


@dataclass(frozen=True, slots=True)
class Unending:
    """A thread that had not ended: it never would, or nobody could say."""

    message: str
    task: str
    line: int | None
    source: str
    executions: int
    schedule: str


@dataclass(frozen=True, slots=True)
class RaceSite:
    """One side of a race."""

    task: str
    file: str
    line: int
    source: str
    operation: str
    held: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Race:
    """Two accesses to one place that nothing orders, at least one of them a write."""

    location: str
    first: RaceSite
    second: RaceSite
    schedule: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """All that was found; each list in order of discovery.

    Attributes:
        output: The beginning of what the first execution printed.
        notes: What a person should know of how it was explored.
        timed: Whether any execution looked at the clock or waited for a time; where none did, the
            other kind of clock would show the same.
        threads: How many threads began in the execution in which fewest did, of those that came to
            their end.
    """

    verdict: Verdict
    results: tuple[Result, ...] = ()
    deadlocks: tuple[Deadlock, ...] = ()
    exceptions: tuple[Uncaught, ...] = ()
    endless: tuple[Unending, ...] = ()
    leaks: tuple[Unending, ...] = ()
    races: tuple[Race, ...] = ()
    observations: tuple[Observation, ...] = ()
    output: str = ""
    timed: bool = True
    threads: int = 0
    sources: dict[str, list[str]] = field(default_factory=dict, repr=False)
    counterexample: dict[str, Any] | None = None
    notes: tuple[str, ...] = ()

    @property
    def executions(self) -> int:
        """Complete executions."""
        return self.verdict.executions

    @property
    def values(self) -> list[Any]:
        """The distinct values returned."""
        return [result.value for result in self.results]

    @property
    def witness(self) -> str | None:
        """The schedule of the first failure, in the order in which they are told."""
        lists = (self.exceptions, self.deadlocks, self.endless, self.leaks)
        return next((each.schedule for failures in lists for each in failures), None)

    def document(self) -> dict[str, Any]:
        """As plain data, `threadlings/outcome/v1`."""
        lines = next(iter(self.sources.values()), [])
        return {
            "verdict": asdict(self.verdict),
            "results": [asdict(each) for each in self.results],
            "deadlocks": [each.document() for each in self.deadlocks],
            "exceptions": [asdict(each) for each in self.exceptions],
            "endless": [asdict(each) for each in self.endless],
            "leaks": [asdict(each) for each in self.leaks],
            "races": [asdict(each) for each in self.races],
            "observations": [
                {**asdict(each), "source": source_line(lines, each.line)}
                for each in self.observations
            ],
            "output": self.output,
            "timed": self.timed,
            "threads": self.threads,
            "counterexample": self.counterexample,
            "notes": list(self.notes),
        }


def source_line(lines: list[str], line: int | None) -> str:
    """A line of a source text, without its indentation; empty where there is none."""
    return lines[line - 1].strip()[:200] if line and 0 < line <= len(lines) else ""
