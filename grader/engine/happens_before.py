"""Happens-before by vector clocks, and the data races it leaves.

Source: Lamport, "Time, clocks, and the ordering of events" (1978); Flanagan and Freund, "FastTrack:
    efficient and precise dynamic race detection" (PLDI 2009), whose epochs make the common access
    one comparison.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Hashable

    from grader.engine.task import Task


def join(clock: list[int], other: list[int]) -> None:
    """Makes `clock` the element-wise maximum of both, in place; missing elements count as 0."""
    if len(clock) != len(other):
        shorter, longer = sorted((clock, other), key=len)
        shorter.extend([0] * (len(longer) - len(shorter)))
    clock[:] = map(max, clock, other)


def happens_before(time: int, index: int, clock: list[int]) -> bool:
    """Whether step `time` of task `index` happened before the next one of a task with `clock`."""
    return index < len(clock) and time <= clock[index]


class _Cell:
    """What is remembered of one place.

    The last write, and the reads since, each as task, time and site.
    """

    __slots__ = (
        "keeps",
        "read_site",
        "read_task",
        "read_time",
        "reads",
        "write_site",
        "write_task",
        "write_time",
    )

    def __init__(self, keeps: object) -> None:
        # Held so that its address is not used again within the execution: places are named by
        # address.
        self.keeps = keeps
        self.write_task = self.read_task = -1
        self.write_time = self.read_time = 0
        self.write_site = self.read_site = -1
        self.reads: dict[int, tuple[int, int]] | None = None


class Shadow:
    """The accesses of one execution, asked at each new one whether it races with an earlier."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, Hashable], _Cell] = {}

    def forget(self) -> None:
        """Drops all cells, and with them what they keep."""
        self._cells.clear()

    def read(self, task: Task, owner: Any, key: Hashable, site: int) -> int:
        """Remembers a read of `owner`'s `key` at `site`.

        Returns:
            The site of a write it races with, or -1.
        """
        place = (id(owner), key)
        cell = self._cells.get(place)
        index = task.index
        clock = task.clock
        if cell is None:
            cell = self._cells[place] = _Cell(owner)
        if cell.reads is not None:
            cell.reads[index] = (clock[index], site)
        elif cell.read_task == index and cell.read_time == clock[index]:
            if cell.read_site == site:
                return -1
            # The site of the last read counts: once it is hot a write can come just before it, and
            # then races with the read before that. So all come to be hot, one after the other.
            cell.read_site = site
        elif cell.read_task in (-1, index) or happens_before(cell.read_time, cell.read_task, clock):
            cell.read_task, cell.read_time, cell.read_site = index, clock[index], site
        else:
            cell.reads = {
                cell.read_task: (cell.read_time, cell.read_site),
                index: (clock[index], site),
            }
        writer = cell.write_task
        if writer not in (-1, index) and not happens_before(cell.write_time, writer, clock):
            return cell.write_site
        return -1

    def write(self, task: Task, owner: Any, key: Hashable, site: int) -> tuple[int, ...]:
        """Remembers a write of `owner`'s `key` at `site`.

        Returns:
            The sites of earlier accesses it races with.
        """
        place = (id(owner), key)
        cell = self._cells.get(place)
        index = task.index
        clock = task.clock
        if cell is None:
            cell = self._cells[place] = _Cell(owner)
            cell.write_task, cell.write_time, cell.write_site = index, clock[index], site
            return ()
        races: tuple[int, ...] = ()
        writer = cell.write_task
        if writer not in (-1, index) and not happens_before(cell.write_time, writer, clock):
            races = (cell.write_site,)
        if cell.reads is not None:
            races += tuple(
                read_site
                for reader, (time, read_site) in cell.reads.items()
                if reader != index and not happens_before(time, reader, clock)
            )
            cell.reads = None
        elif cell.read_task not in (-1, index) and not happens_before(
            cell.read_time, cell.read_task, clock
        ):
            races += (cell.read_site,)
        cell.read_task = -1
        cell.write_task, cell.write_time, cell.write_site = index, clock[index], site
        return races
