"""`python -m tests.quality.soak [--executions N] [--jobs N] [NAME]...`: no correct program fails.

Explores every program of `tests/corpus/holds` by each sampling strategy under both clocks, N
executions in all for each program, and says how many were run and what failed. 20,000 executions
take about a quarter of an hour on two processors, and some three minutes with the engine compiled.
"""

from __future__ import annotations

import argparse
from concurrent.futures import ProcessPoolExecutor, as_completed
from itertools import product
from typing import TYPE_CHECKING

from tests.quality.corpus import CLOCKS, Case, cases

if TYPE_CHECKING:
    from collections.abc import Iterator

STRATEGIES = ("pos", "random_walk")


def clocks_of(case: Case) -> tuple[str, ...]:
    """Both, unless the program names the one it is right under."""
    return (case.header["clock"],) if "clock" in case.header else CLOCKS


def failures(case: Case, executions: int) -> Iterator[str]:
    """What goes wrong in so many executions of one program, all strategies and clocks together."""
    ways = list(product(STRATEGIES, clocks_of(case)))
    for strategy, clock in ways:
        outcome = case.explore(
            strategy=strategy, clock=clock, executions=max(1, executions // len(ways))
        )
        for reason, schedule in case.faults(outcome):
            yield f"{case.name}: {reason} by {strategy}, {clock} clock, schedule {schedule[:200]}"
        if outcome.verdict.ending not in ("holds", "holds_within_bound") and not outcome.results:
            yield f"{case.name}: {outcome.verdict}"


def _soak(case: Case, executions: int) -> list[str]:
    return list(failures(case, executions))


def main() -> int:
    """Soaks all programs, or those named."""
    parser = argparse.ArgumentParser(description="no correct program fails")
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--executions", type=int, default=20_000)
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    chosen = [case for case in cases("holds") if not options.names or case.name in options.names]
    failed = 0
    with ProcessPoolExecutor(options.jobs) as pool:
        running = {pool.submit(_soak, case, options.executions): case for case in chosen}
        for number, future in enumerate(as_completed(running), 1):
            found = future.result()
            failed += bool(found)
            print(f"{number}/{len(chosen)} {running[future].name}: {'FAILS' if found else 'holds'}")  # noqa: T201 - a command
            for line in found:
                print(f"    {line}")  # noqa: T201
    print(f"{len(chosen)} programs, {options.executions} executions each, {failed} failed")  # noqa: T201
    return 1 if failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
