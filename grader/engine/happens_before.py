"""Happens-before by vector clocks, and the data races it leaves.

Source: Lamport, "Time, clocks, and the ordering of events" (1978); Flanagan and Freund, "FastTrack:
    efficient and precise dynamic race detection" (PLDI 2009), whose epochs make the common access
    one comparison.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.engine.operation import ALL

if TYPE_CHECKING:
    from collections.abc import Hashable

    from grader.engine.task import Task


def join(clock: list[int], other: list[int]) -> None:
    """Makes `clock` the element-wise maximum of both, in place; missing elements count as 0."""
    known = len(clock)
    for index, time in enumerate(other):
        if index >= known:
            clock.append(time)
        elif time > clock[index]:
            clock[index] = time


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

    def races(self, task: Task, *, writes: bool) -> tuple[int, ...]:
        """The sites of the accesses so far that one of a task's would race with."""
        index, clock = task.index, task.clock
        found: tuple[int, ...] = ()
        writer = self.write_task
        if writer not in (-1, index) and not happens_before(self.write_time, writer, clock):
            found = (self.write_site,)
        if not writes:
            return found
        if self.reads is not None:
            return found + tuple(
                site
                for reader, (time, site) in self.reads.items()
                if reader != index and not happens_before(time, reader, clock)
            )
        reader = self.read_task
        if reader not in (-1, index) and not happens_before(self.read_time, reader, clock):
            return (*found, self.read_site)
        return found


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
            cell.read_task, cell.read_time, cell.read_site = index, clock[index], site
            return -1
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
        races = cell.races(task, writes=True)
        cell.reads = None
        cell.read_task = -1
        cell.write_task, cell.write_time, cell.write_site = index, clock[index], site
        return races

    def racing(self, task: Task, owner: Any, key: Hashable, *, writes: bool) -> tuple[int, ...]:
        """The sites of earlier accesses that one would race with; it is not remembered."""
        cell = self._cells.get((id(owner), key))
        if cell is None:
            return ()
        return cell.races(task, writes=writes)


class ItemShadow:
    """The accesses to the items of containers, each item for itself.

    `Shadow` takes a container for one place, as a report on races does. Exhaustive search tells its
    items apart, and so has to know which accesses race on one item: a race on another can hide
    them.
    """

    def __init__(self) -> None:
        self._shadow = Shadow()
        self._keys: dict[int, dict[Hashable, None]] = {}

    def forget(self) -> None:
        """Drops all, and with it what is kept."""
        self._shadow.forget()
        self._keys.clear()

    def access(
        self, task: Task, owner: Any, key: Hashable, site: int, *, writes: bool
    ) -> tuple[int, ...]:
        """Remembers an access to an item, or to the container as a whole.

        Returns:
            The sites of earlier accesses that it races with.
        """
        keys = self._keys.setdefault(id(owner), {})
        races: tuple[int, ...] = ()
        for other in keys if key is ALL else (ALL,):
            if other != key:
                races += self._shadow.racing(task, owner, other, writes=writes)
        keys[key] = None
        if writes:
            return races + self._shadow.write(task, owner, key, site)
        racing = self._shadow.read(task, owner, key, site)
        return races if racing < 0 else (*races, racing)
