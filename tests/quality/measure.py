"""`python -m tests.quality.measure [NAME]...`: how soon faults of the corpus are found.

Prints, for each failing program, after how many executions the default search finds it with the
first seeds, and with how many preemptions its counterexample ends up. The headers' `within` and
`shrinks to` are chosen from this table.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from grader.explore.counterexample import counterexample
from grader.explore.explorer import Explorer
from grader.explore.search import Search
from tests.quality.corpus import Case, cases

if TYPE_CHECKING:
    from grader.engine.strategy import Strategy
    from grader.virtual.program import Execution

SEEDS = range(5)
MOST = 1_000


class Measured(Explorer):
    """Stops at the first execution that fails for the stated reason."""

    def __init__(self, case: Case, search: Search) -> None:
        super().__init__(case.load(), search)
        self.case = case
        self.found: int | None = None
        self.witness = ""

    def _run(self, strategy: Strategy) -> Execution:
        execution = super()._run(strategy)
        race = self.case.reason == "race" and self.loaded.hooks.races
        if self.found is None and (race or self.case.judge(execution.ending) == self.case.reason):
            self.found = self._tally.executions
            self.witness = str(execution.schedule)
            self._stopped = "it was found"
        return execution


def measure(case: Case) -> tuple[list[int | None], list[Any]]:
    """Executions until found, and preemptions after shrinking, for each seed."""
    found: list[int | None] = []
    preemptions: list[Any] = []
    for seed in SEEDS:
        search = Search(clock=case.clock, seed=seed, executions=MOST)
        explorer = Measured(case, search)
        explorer.explore()
        found.append(explorer.found)
        if case.reason != "race" and explorer.found is not None:
            told = counterexample(case.load(), search, explorer.witness)
            preemptions.append((told["preemptions"], told["schedule"]))
    return found, preemptions


def main() -> None:
    """Prints the table."""
    for case in cases("fails"):
        if len(sys.argv) > 1 and case.name not in sys.argv[1:]:
            continue
        found, preemptions = measure(case)
        print(  # noqa: T201 - a command
            f"{case.name:32} {case.reason:14} {found} {[each[0] for each in preemptions]}"
            f" {preemptions[0][1] if preemptions else ''}",
            flush=True,
        )


if __name__ == "__main__":
    main()
