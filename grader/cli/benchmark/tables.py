"""Tables of the figures, for a terminal and for Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.cli.benchmark.checks import TARGET

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.cli.benchmark.bugs import Found
    from grader.cli.benchmark.checks import Cost
    from grader.cli.benchmark.literature import Count
    from grader.cli.benchmark.rates import Rate


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table; the first column is set left, the others right."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()

    def text(self) -> str:
        """As a terminal shows it."""
        widths = [max(map(len, column)) for column in zip(self.columns, *self.rows, strict=True)]
        lines = [
            "  ".join(
                cell.rjust(width) if place else cell.ljust(width)
                for place, (cell, width) in enumerate(zip(row, widths, strict=True))
            ).rstrip()
            for row in (self.columns, *self.rows)
        ]
        return "\n".join([self.title, "", *lines, *self.notes])

    def markdown(self) -> str:
        """As Markdown shows it."""
        rule = ("---", *("---:" for _ in self.columns[1:]))
        lines = [f"| {' | '.join(row)} |" for row in (self.columns, rule, *self.rows)]
        notes = [f"\n{note}" for note in self.notes]
        return "\n".join([f"### {self.title}", "", *lines, *notes])


def rates(found: Sequence[Rate], missing: Sequence[str]) -> Table:
    """Section 1."""
    programs = list(dict.fromkeys(each.program for each in found))
    by_name: dict[str, dict[str, Rate]] = {}
    for each in found:
        by_name.setdefault(each.contestant, {})[each.program] = each
    columns = ["runs of the same program"]
    for program in programs:
        columns += [f"{program}/s", "x native", "pos is x"]
    rows = []
    for name, on in by_name.items():
        row = [name]
        for program in programs:
            rate = on[program]
            row += [
                f"{rate.per_second:,.0f}",
                f"{rate.beside_native:.2f}",
                f"{rate.ours_beside_it:.2f}",
            ]
        any_rate = next(iter(on.values()))
        sees = f"in {any_rate.finds}" if any_rate.finds else "no"
        rows.append((*row, sees))
    notes = [
        "per second of processor time; `x native`: how many while native threads do one; "
        "`pos is x`: how many pos does while this one does one",
        "the last column: in how many executions, of 100, it finds a forgotten lock",
        *(f"{each.contestant}: {each.remark}" for each in found[: len(by_name)] if each.remark),
        *(
            f"{package} is not installed; into the environment that runs this: pip install "
            f"{package}{' (Python 3.12 or newer)' if package == 'interleave-test' else ''}"
            for package in missing
        ),
    ]
    return Table(
        title="Executions per second of processor time",
        columns=(*columns, "sees `x += 1`"),
        rows=tuple(rows),
        notes=tuple(notes),
    )


def bugs(found: Sequence[Found], *, built_in: bool, limit: int) -> Table:
    """Section 2."""
    strategies = list(dict.fromkeys(each.strategy for each in found))
    programs = list(dict.fromkeys(each.program for each in found))
    counts = {(each.program, each.strategy): each for each in found}
    rows = []
    for program in programs:
        cells = [counts[program, strategy].schedules for strategy in strategies]
        rows.append((program, *(f">{limit}" if cell is None else str(cell) for cell in cells)))
    seeds = max(each.seeds for each in found)
    notes = [f"median over {seeds} seeds; the execution without preemption counts as the first"]
    for strategy in strategies:
        known = [
            count
            for program in programs
            if (count := counts[program, strategy].schedules) is not None
        ]
        most = f", each within {max(known)}" if known else ""
        notes.append(f"{strategy} finds {len(known)} of {len(programs)}{most}")
    if built_in:
        notes.append("tests/corpus/fails is not here: these are a handful of built-in programs")
    return Table(
        title="Schedules until a known bug is found",
        columns=("program", *strategies),
        rows=tuple(rows),
        notes=tuple(notes),
    )


def literature(found: Sequence[Count]) -> Table:
    """Section 3."""
    return Table(
        title="Executions of exhaustive search on the programs of the literature",
        columns=("program", "classic", "source", "optimal", "exhaustive"),
        rows=tuple(
            (
                each.program,
                str(each.classic),
                str(each.source),
                str(each.optimal),
                f"{'' if each.exhausted else '>'}{each.executions}",
            )
            for each in found
        ),
        notes=("classic, source, optimal: published in Abdulla et al., POPL 2014",),
    )


def checks(found: Sequence[Cost]) -> Table:
    """Section 4."""
    return Table(
        title="Processor time of a check with its default budget",
        columns=(
            "exercise",
            "checks",
            "executions",
            "median s",
            "longest s",
            "native runs",
            "longest, if over",
        ),
        rows=tuple(
            (
                each.slug,
                str(each.checks),
                f"{each.executions:,}",
                f"{each.seconds:.3f}",
                f"{each.longest:.3f}",
                f"{each.runs:,.0f}",
                each.longest_check if each.longest >= TARGET else "",
            )
            for each in found
        ),
        notes=(
            f"of the reference solution; the median check should stay under {TARGET} s; `native "
            "runs`: of the locked counter, in the median check's time",
        ),
    )
