"""Which steps of an execution happened before which, and which pairs could be turned round."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from grader.engine.operation import ACQUIRE, ALL, JOIN, RELEASE, TIME
from grader.strategies.dpor.accesses import ON_CLOCK

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from grader.engine.operation import Operation
    from grader.strategies.dpor.accesses import Access


class Step:
    """One step of an execution.

    Attributes:
        index: Of its task, in this execution.
        name: Of its task, in all executions.
        operation: As announced.
        accesses: What it touched; completed when it is over.
        takes: Whether it took the lock that it is about.
        others_locks: Locks that it took besides, new ones that nobody else knew yet.
        enabled: The names of the tasks that could have been chosen instead, and its own.
        waited: Whether its task had a deadline, in a world where time may pass at any point.
        on_clock: Whether it depends on all others on the clock; known once its clock is.
        announced: How many of the accesses were announced.
        raised: Whether an exception ended its thread in it.
        place: In the execution, from 0.
        seq: Its number among the steps of its task, from 1.
        clock: For each task, how many of its steps happened before this one, itself included.
    """

    __slots__ = (
        "accesses", "announced", "clock", "enabled", "index", "name", "on_clock", "operation",
        "others_locks", "place", "raised", "seq", "takes", "waited",
    )  # fmt: skip

    def __init__(
        self,
        index: int,
        name: int,
        operation: Operation,
        accesses: tuple[Access, ...],
        *,
        takes: bool,
    ) -> None:
        self.index = index
        self.name = name
        self.operation = operation
        self.accesses = accesses
        self.takes = takes
        self.others_locks: tuple[int, ...] = ()
        self.enabled: frozenset[int] = frozenset()
        self.announced = len(accesses)
        self.waited = ON_CLOCK in accesses
        self.raised = self.on_clock = False
        self.place = self.seq = 0
        self.clock: list[int] = []

    def before(self, other: Step) -> bool:
        """Whether it happened before another step, or is that step."""
        return other.clock[self.index] >= self.seq


class Race(NamedTuple):
    """Two steps of different tasks that could have come the other way round.

    Attributes:
        first: The earlier one.
        second: The later one, or what a task that was blocked would have done; its clock says what
            would have to come before it still.
        until: How many steps of the execution to look at.
        maybe: Whether it is only known when tried that they can.
    """

    first: Step
    second: Step
    until: int
    maybe: bool = False


class _Cell:
    """The steps that the next access to a place depends on: the last write, and the reads since."""

    __slots__ = ("reads", "write")

    def __init__(self) -> None:
        self.write: Step | None = None
        self.reads: dict[int, Step] = {}


class Order:
    """Happens-before of one execution.

    Args:
        steps: In the order in which they ran.
        born: For each task, the place of the step that started it, -1 for before all steps.
        names: Of the tasks by index.
        blocked: Where all tasks were blocked, before the step at that place: the tasks that waited
            for a lock, with the lock. There time passed, or the execution ended.
        passes: Places before which time passed, as nothing could run: what ran before could not
            have come later, nor the other way round.
        fresh: Races whose later step comes before this place were reported of an execution before.
    """

    def __init__(
        self,
        steps: list[Step],
        *,
        born: list[int],
        names: list[int],
        blocked: dict[int, list[tuple[int, int]]],
        passes: set[int],
        fresh: int,
    ) -> None:
        self._steps = steps
        self._born = born
        self._names = names
        self._blocked = blocked
        self._passes = passes
        self._fresh = fresh
        self._clocks = [[0] * len(born) for _ in born]
        self._places: dict[int, dict[Hashable, _Cell]] = {}
        self._taken_by: dict[int, Step] = {}
        self._freed_by: dict[int, Step] = {}
        self._last: dict[int, Step] = {}
        self._on_clock: list[Step] = []

    def races(self) -> list[Race]:
        """Goes through the execution, gives each step its clock, and tells the races."""
        found: list[Race] = []
        begins: dict[int, list[int]] = {}
        for index, place in enumerate(self._born):
            if place >= 0:
                begins.setdefault(place, []).append(index)
        for place, step in enumerate(self._steps):
            if place in self._blocked:
                found += self._blocked_races(place)
            if place in self._passes:
                self._let_time_pass()
            step.place = place
            self._go(step, found)
            if place in begins:
                for child in begins[place]:
                    self._clocks[child] = step.clock.copy()
        if len(self._steps) in self._blocked:
            found += self._blocked_races(len(self._steps))
        return found

    def _let_time_pass(self) -> None:
        latest = list(map(max, *self._clocks)) if len(self._clocks) > 1 else self._clocks[0]
        self._clocks = [latest.copy() for _ in self._clocks]

    def _blocked_races(self, place: int) -> Iterator[Race]:
        """Who waits for a lock could have taken it before the one who holds it."""
        if place <= self._fresh and place < len(self._steps):
            return
        for index, lock in self._blocked[place]:
            holder = self._taken_by.get(lock)
            clock = self._clocks[index]
            if holder is None or holder.index == index or clock[holder.index] >= holder.seq:
                continue
            would = Step(
                index, self._names[index], (ACQUIRE, lock, ALL, True), ((lock, ALL, True),),
                takes=True,
            )  # fmt: skip
            would.seq = clock[index] + 1
            would.clock = clock.copy()
            would.clock[index] += 1
            yield Race(holder, would, place)

    def _go(self, step: Step, found: list[Race]) -> None:
        index = step.index
        kind = step.operation[0]
        before = self._clocks[index]
        needs = self._needs(step)
        if step.place >= self._fresh and (needs or kind == ACQUIRE or step.on_clock):
            found += self._races_of(step, before, needs)
        clock = before.copy()
        for need in needs:
            if clock[need.index] < need.seq:  # else all that it knows is known
                clock = list(map(max, clock, need.clock))
        if kind == JOIN:
            ended = self._last.get(step.operation[2])  # type: ignore[call-overload]  # an index
            if ended is not None:
                clock = list(map(max, clock, ended.clock))
        clock[index] += 1
        step.seq = clock[index]
        step.clock = clock
        self._clocks[index] = clock
        self._last[index] = step
        if kind == RELEASE:
            self._freed_by[step.operation[1]] = step
        elif step.takes:
            self._taken_by[step.operation[1]] = step
        for lock in step.others_locks:
            self._taken_by[lock] = step

    def _needs(self, step: Step) -> list[Step]:
        """The steps of other tasks that touched the same places last; then this one did."""
        index = step.index
        needs: list[Step] = []
        for target, key, writes in step.accesses:
            cells = self._places.get(target)
            if cells is None:
                cells = self._places[target] = {}
            own = cells.get(key)
            whole = None if key is ALL else cells.get(ALL)
            touched: Iterable[_Cell | None] = cells.values() if key is ALL else (own, whole)
            for cell in touched:
                if cell is None:
                    continue
                last = cell.write
                if last is not None and last.index != index:
                    needs.append(last)
                if writes and cell.reads:
                    needs += [read for read in cell.reads.values() if read.index != index]
            if own is None or (writes and key is ALL):
                if writes and key is ALL:
                    cells.clear()
                own = cells[key] = _Cell()
            if writes:
                own.write = step
                if own.reads:
                    own.reads = {}
            else:
                own.reads[index] = step
            if target == TIME and key is ALL and writes:
                step.on_clock = True
        if step.on_clock:
            self._on_clock.append(step)
        return needs

    def _races_of(self, step: Step, before: list[int], needs: list[Step]) -> Iterator[Race]:
        """The steps that this one could have come before."""
        open_ = [need for need in needs if before[need.index] < need.seq]
        if step.waited:
            yield from self._early_wakes(step, before)
        if step.on_clock:
            yield from self._clock_races(step, before)
            open_ = [need for need in open_ if not need.on_clock]
        if step.operation[0] == ACQUIRE:
            yield from self._lock_races(step, before)
        # Whoever let go of the lock, or ended, had to come first, and what let them do so.
        came = self._what_came(step)
        if came is not None:
            open_ = [need for need in open_ if not need.before(came)]
        for need in open_:
            if not any(need is not other and need.before(other) for other in open_):
                moved = self._moved(step, before, open_, need)
                yield Race(need, moved, step.place, maybe=step.waited)

    def _moved(
        self, step: Step, before: list[int], needs: list[Step], without: Step | None
    ) -> Step:
        """The step as it would be without one that it needed here."""
        moved = Step(step.index, step.name, step.operation, step.accesses, takes=step.takes)
        clock = before.copy()
        for need in needs:
            if need is not without:
                clock = list(map(max, clock, need.clock))
        clock[step.index] += 1
        moved.seq = clock[step.index]
        moved.clock = clock
        return moved

    def _lock_races(self, step: Step, before: list[int]) -> Iterator[Race]:
        holder = self._taken_by.get(step.operation[1])
        if holder is None or holder.index == step.index or before[holder.index] >= holder.seq:
            return
        yield Race(holder, self._moved(step, before, [], None), step.place)

    def _clock_races(self, step: Step, before: list[int]) -> Iterator[Race]:
        """The last step on the clock that a step on it could have come before.

        All steps on the clock depend on each other, so who sleeps, and until when, is the same in
        front of such a step whatever else is moved.
        """
        for other in reversed(self._on_clock):
            if other is step:
                continue
            if other.index == step.index or before[other.index] >= other.seq:
                return
            if self._could_go_on(step, other):
                yield Race(other, self._moved(step, before, [], None), step.place)
                return

    def _early_wakes(self, step: Step, before: list[int]) -> Iterator[Race]:
        """What was waited for came, but time could have come first."""
        came = self._what_came(step)
        if came is not None and before[came.index] < came.seq:
            yield Race(came, self._moved(step, before, [], None), step.place, maybe=True)

    def _what_came(self, step: Step) -> Step | None:
        """The step without which a lock or a join could only have timed out."""
        kind, target, key, _writes = step.operation
        if kind == ACQUIRE:
            return self._freed_by.get(target)
        if kind == JOIN:
            ended: Step | None = self._last.get(key)  # type: ignore[call-overload]  # an index
            return ended
        return None

    def _could_go_on(self, step: Step, other: Step) -> bool:
        """Whether a step could be done without an earlier one on the clock."""
        if step.waited and step.name in other.enabled:
            return True
        if step.operation[0] not in (ACQUIRE, JOIN):
            return not step.waited
        came = self._what_came(step)
        return came is None or not other.before(came)
