"""`python -m tests.quality.measure [--seeds N] [NAME]...`: how soon faults of the corpus are found.

Prints, for each failing program, after how many executions the default search finds it with the
first N seeds, and with how many preemptions its counterexample ends up. The headers' `within` and
`shrinks to` are chosen from this table.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from grader.explore.counterexample import counterexample
from grader.explore.explorer import Explorer
from grader.explore.search import Search
from tests.quality.corpus import Case, cases

if TYPE_CHECKING:
    from grader.engine.strategy import Strategy
    from grader.virtual.program import Execution

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


def measure(case: Case, seeds: int) -> tuple[list[int | None], list[Any]]:
    """Executions until found, and preemptions and schedule after shrinking, for each seed."""
    found: list[int | None] = []
    shrunk: list[Any] = []
    for seed in range(seeds):
        search = Search(clock=case.clock, seed=seed, executions=MOST)
        explorer = Measured(case, search)
        explorer.explore()
        found.append(explorer.found)
        if case.reason != "race" and explorer.found is not None:
            told = counterexample(case.load(), search, explorer.witness)
            shrunk.append((told["preemptions"], told["schedule"]))
    return found, shrunk


def main() -> None:
    """Prints the table of all programs, or of those named."""
    parser = argparse.ArgumentParser(description="how soon faults of the corpus are found")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--seeds", type=int, default=5)
    options = parser.parse_args()
    for case in cases("fails"):
        if options.names and case.name not in options.names:
            continue
        found, shrunk = measure(case, options.seeds)
        preemptions = [each[0] for each in shrunk]
        schedule = shrunk[0][1] if shrunk else ""
        print(f"{case.name:32} {case.reason:14} {found} {preemptions} {schedule}", flush=True)  # noqa: T201 - a command


if __name__ == "__main__":
    main()
