"""The corpus: programs whose verdict is known, read from their files.

A file is a program as a person would write it, with a `main` that starts threads. Its first lines
are comments `# key: value`:

    reason       how it fails, one of the grader's reasons; programs that hold have none
    also         further ways in which the same fault may show
    clock        adversarial, where time is part of the program; otherwise either clock will do
    expects      what `main` returns when all is well, as a Python literal
    any of       yes: what `main` returns is one of the values in the list `expects`
    within       executions of the default search that must suffice to find the fault
    shrinks to   preemptions of its smallest counterexample
    exhaustible  whether exhaustive search comes to its end within 1,000 executions
    mends        the failing programs of which this is a right counterpart
    source       where a fault of a published package is told
    why          one line
"""

from __future__ import annotations

import ast
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.engine.ending import Ending, EndingKind
from grader.explore.explorer import Explorer
from grader.explore.search import Search
from grader.explore.wire import warm_up
from grader.virtual.program import LoadedProgram, Program
from grader.virtual.values import plain

if TYPE_CHECKING:
    from grader.explore.outcome import Outcome

CORPUS = Path(__file__).parent.parent / "corpus"
CLOCKS = ("patient", "adversarial")
REASONS = {
    EndingKind.DEADLOCK: "deadlock",
    EndingKind.LEAKED_THREAD: "leaked_thread",
    EndingKind.NEVER_ENDS: "never_ends",
    EndingKind.CUT_OFF: "never_ends",
}
KEYS = {
    *("reason", "also", "clock", "expects", "any of", "within", "shrinks to"),
    *("exhaustible", "mends", "source", "why"),
}


@dataclass(frozen=True)
class Case:
    """A program of the corpus."""

    name: str
    text: str
    header: dict[str, str]

    @property
    def reason(self) -> str:
        return self.header["reason"]

    @property
    def reasons(self) -> set[str]:
        """All that exploring it may find."""
        return {self.reason, *self._names("also")}

    @property
    def mends(self) -> list[str]:
        return self._names("mends")

    @property
    def clock(self) -> str:
        return self.header.get("clock", "patient")

    @property
    def within(self) -> int:
        return int(self.header["within"])

    @property
    def shrinks_to(self) -> int | None:
        """Preemptions; None for a race, which is no ending that could be kept."""
        return None if self.reason == "race" else int(self.header["shrinks to"])

    def _names(self, key: str) -> list[str]:
        return [name.strip() for name in self.header.get(key, "").split(",") if name.strip()]

    def load(self) -> LoadedProgram:
        program = Program(self.name, f"{self.name}.py", self.text, entry="main")
        return LoadedProgram(program, warm_up())

    def explore(self, **search: Any) -> Outcome:
        return Explorer(self.load(), Search(**search)).explore()

    def is_right(self, value: Any) -> bool:
        """Whether a value is one that `main` may return."""
        if "expects" not in self.header:
            return True
        expected = plain(ast.literal_eval(self.header["expects"]))
        return value in expected if self.header.get("any of") == "yes" else value == expected

    def judge(self, ending: Ending) -> str | None:
        """The reason why an execution that ended so fails; None if it does not."""
        if ending.kind is EndingKind.RETURNED:
            return None if self.is_right(ending.value) else "wrong_result"
        if ending.kind is EndingKind.EXCEPTION:
            return "wrong_result" if isinstance(ending.error, AssertionError) else "exception"
        return REASONS[ending.kind]

    def faults(self, outcome: Outcome) -> list[tuple[str, str]]:
        """What exploring found: reason and witness of each fault."""
        found = [
            ("wrong_result", result.schedule)
            for result in outcome.results
            if not self.is_right(result.value)
        ]
        for error in outcome.exceptions:
            kind = "wrong_result" if error.type == "AssertionError" else "exception"
            found.append((kind, error.schedule))
        found += [("deadlock", each.schedule) for each in outcome.deadlocks]
        found += [("never_ends", each.schedule) for each in outcome.endless]
        found += [("leaked_thread", each.schedule) for each in outcome.leaks]
        if self.header.get("reason") == "race":
            found += [("race", each.schedule) for each in outcome.races]
        return found


def cases(folder: str) -> list[Case]:
    """The programs of `fails` or `holds`, by name."""
    return [_read(path) for path in sorted((CORPUS / folder).glob("*.py"))]


def _read(path: Path) -> Case:
    text = path.read_text(encoding="utf-8")
    header: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("# "):
            break
        key, _colon, value = line[2:].partition(": ")
        if key not in KEYS or not value or key in header:
            raise ValueError(f"{path.name}: {line!r} is no line of a header")
        header[key] = value
    return Case(path.stem, text, header)
