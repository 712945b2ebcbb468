"""One run of the benchmark: which sections, on which machine, and what they gave."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import grader
from grader import compiled
from grader.cli.benchmark import SECTIONS, bugs, checks, literature, rates, tables
from grader.cli.benchmark.contestants import contestants
from grader.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.cli.benchmark.tables import Table
    from grader.cli.clone import Clone

SCHEMA = "threadlings/benchmark/v1"
BEGIN, END = "<!-- benchmark -->", "<!-- /benchmark -->"


@dataclass
class Report:
    """What a run gave, as plain data and as tables.

    Attributes:
        sections: Figures by section.
        skipped: Sections that were not measured, and why.
    """

    sections: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    tables: list[Table] = field(default_factory=list)
    skipped: dict[str, str] = field(default_factory=dict)

    def add(self, section: str, found: list[Any], table: Table) -> None:
        """Keep the figures of a section."""
        self.sections[section] = [asdict(each) for each in found]
        self.tables.append(table)

    def document(self) -> dict[str, Any]:
        """As plain data."""
        sections = {name: self.sections.get(name) for name in SECTIONS}
        return {"schema": SCHEMA, "machine": machine(), **sections, "skipped": self.skipped}

    def text(self) -> str:
        """As a terminal shows it."""
        parts = [table.text() for table in self.tables]
        parts += [f"{name}: skipped, {why}" for name, why in self.skipped.items()]
        return "\n\n".join([*parts, _told(machine())])

    def markdown(self) -> str:
        """As it stands between the markers."""
        parts = [_told(machine()), *(table.markdown() for table in self.tables)]
        parts += [f"{name}: skipped, {why}." for name, why in self.skipped.items()]
        return "\n\n".join([BEGIN, *parts, END])


def machine() -> dict[str, Any]:
    """Where it was measured, and with which versions."""
    versions = {each.package: each.version for each in contestants().values() if each.package}
    return {
        "processor": _processor(),
        "processors": os.cpu_count() or 1,
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "greenlet": importlib.metadata.version("greenlet"),
        "threadlings": grader.__version__,
        "engine": "compiled" if compiled.in_use() else "not compiled",
        "peers": versions,
    }


def _told(where: dict[str, Any]) -> str:
    peers = [f"{name} {version or 'not installed'}" for name, version in where["peers"].items()]
    parts = [f"{where['processors']} x {where['processor']}", where["system"]]
    parts += [f"{name} {where[name.lower()]}" for name in ("Python", "greenlet", "threadlings")]
    parts.append(f"engine {where['engine']}")
    return "; ".join((", ".join(parts), *peers))


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        lines = []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return next(iter(names), platform.processor() or sys.platform)


def run(
    wanted: tuple[str, ...], clone: Clone | None, *, executions: int, say: Callable[[str], None]
) -> Report:
    """Measure these sections.

    Args:
        wanted: Of `SECTIONS`.
        clone: The clone whose corpus and exercises are measured; None outside of one.
        executions: Executions of `threadlings pos` in a round.
        say: Is told how far it is.
    """
    report = Report()
    if "rates" in wanted:
        found = rates.measure(executions=executions, say=say)
        report.add("rates", found, tables.rates(found, rates.absent()))
    if "bugs" in wanted:
        programs = bugs.known_bugs(clone.root if clone else None)
        searched = bugs.measure(programs, say=say)
        table = tables.bugs(searched, built_in=programs is bugs.BUILT_IN, limit=bugs.LIMIT)
        report.add("bugs", searched, table)
    if "literature" in wanted:
        if literature.is_here():
            counted = literature.measure(say=say)
            report.add("literature", counted, tables.literature(counted))
        else:
            report.skipped["literature"] = f"as there is no strategy {literature.STRATEGY!r}"
    if "checks" in wanted:
        if clone is None:
            report.skipped["checks"] = "as there is no clone here, with its solutions"
        else:
            costs = checks.measure(list(clone.catalogue.exercises), clone.catalogue, say=say)
            report.add("checks", costs, tables.checks(costs))
    return report


def rewrite(file: Path, between: str) -> None:
    """Writes the tables between the markers of a file, or makes the file.

    Raises:
        UserError: The file has no such markers.
    """
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        text = f"# Benchmarks\n\n{BEGIN}\n{END}\n"
    before, begin, rest = text.partition(BEGIN)
    _old, end, after = rest.partition(END)
    if not begin or not end:
        raise UserError(
            f"{file} has no {BEGIN} ... {END} to write between.",
            next_step="Put both into the file, each on a line of its own.",
        )
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"{before}{between}{after}", encoding="utf-8")
