"""Exhaustive search: one execution for each order of dependent steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from grader.engine.operation import (
    ACQUIRE,
    ADVANCE,
    END,
    HOT,
    RAISE,
    READ,
    SLEEP,
    THREADS,
    TIME,
    TIMEOUT,
    Operation,
)
from grader.engine.strategy import Abandon
from grader.engine.task import Task
from grader.strategies.dpor.accesses import ON_CLOCK, Access, Effects, depend
from grader.strategies.dpor.order import Order, Race, Step
from grader.strategies.dpor.wakeup import Maybe, Reversal, Tree

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

_PATIENCE: Final = 2_000
"""How many steps others may go on while all that is left to do is to end the program."""


_LAST: Final = frozenset({END, RAISE})
"""Kinds of which the last step of a program is one."""


class _Node:
    """One point of the execution that was explored last.

    Attributes:
        name: The task chosen there.
        asleep: Tasks whose next step need not be explored from there, with what it does besides
            what it announces; None where that is known by its address only.
        tree: What is still to be explored from there, beside the task chosen.
    """

    __slots__ = ("asleep", "name", "tree")

    def __init__(self, asleep: dict[int, tuple[Access, ...] | None], tree: Tree) -> None:
        self.name = -1
        self.asleep = asleep
        self.tree = tree


def _pending(task: Task) -> Operation:
    """What a task does if it is chosen now; to choose one that waits lets time pass for it."""
    operation = task.pending
    if task.ready or operation[0] == SLEEP:
        return operation
    return (TIMEOUT, *operation[1:])


class Exhaustive:
    """Dynamic partial-order reduction with sleep sets and wakeup trees.

    Accesses are points where they were seen to race; between those that never race it is enough to
    switch at the locks that order them. As long as such accesses come to be known, the search
    begins anew.

    Explores one execution after another. Each adds, for the pairs of its steps that race, the
    reversed order to what is left to explore; when nothing is left, every execution of the program
    differs from an explored one only in the order of steps that do not depend on each other. Memory
    holds one execution and what is left to explore beside it.

    A task is named by its path, which is the same in all executions.

    Source: Abdulla, Aronis, Jonsson and Sagonas, "Source sets: a foundation for optimal dynamic
        partial order reduction" (Journal of the ACM, 2017), algorithm 2; here with locks, timeouts
        and threads that the end of the program cuts short.

    Attributes:
        passes: How often the search began.
        abandoned: Executions that showed nothing new, and were given up on the way.
        trace: Where the scheduler writes down the steps.
    """

    name: ClassVar[str] = "exhaustive"
    sees_every_point: ClassVar[bool] = True
    sees_every_access: ClassVar[bool] = False
    wants_trace: ClassVar[bool] = True

    def __init__(self, seed: int = 0) -> None:
        self.trace: list[tuple[int, Operation]] = []
        self._left_out: str | None = None
        self.abandoned = 0
        self.passes = 1
        self._stack: list[_Node] = []
        self._known: dict[tuple[int, ...], int] = {(): 0}  # names of tasks by their path
        self._handed: Tree = {}
        self._maybe = False
        self._fresh = 0
        self._done = False
        self._ordered_threads = False
        self._heat: Hashable = None
        self._outdated = False
        self._forget()

    @property
    def bound(self) -> str | None:
        """In words, what was left out; None if nothing was, or the search is not over."""
        return (
            f"every order of steps, but {self._left_out}" if self._done and self._left_out else None
        )

    # -- one execution

    def _forget(self) -> None:
        self.trace.clear()
        self._steps: list[Step] = []
        self._seen = 0
        self._tasks: list[Task] = []
        self._names: list[int] = []
        self._born: list[int] = []
        self._blocked: dict[int, list[tuple[int, int]]] = {}
        self._passes: set[int] = set()
        self._effects = Effects(ordered_threads=self._ordered_threads)
        self._on_clock = False
        self._postponed = 0
        self._gave_up = False

    def begin(self, number: int) -> bool:
        """Goes back to where something is left to explore."""
        if self._done:
            return False
        if self._outdated:
            self._begin_anew()
        self._forget()
        return True

    def _begin_anew(self) -> None:
        self._stack.clear()
        self._handed = {}
        self._fresh = 0
        self._outdated = False
        self._left_out = None
        self.passes += 1

    def choose(self, ready: Sequence[Task], current: Task) -> Task:
        """Follows the execution to where it is to differ, then goes on as it likes."""
        if not self._steps and ready[-1].index == 0:
            return ready[0]  # Nothing else was started yet.
        if ready[-1].index >= len(self._tasks):
            self._meet(ready)
        depth = len(self._steps)
        if len(self.trace) > self._seen + 1 or not depth:
            self._look_back()
        else:
            self._seen = len(self.trace)
        if depth < len(self._stack):
            task = self._find(ready, self._stack[depth].name)
            if task is None:
                self._stray(depth)
                raise Abandon
        else:
            node = _Node(self._still_asleep(ready), self._handed)
            self._handed = {}
            task = self._next(node, ready, current)
            node.name = self._names[task.index]
            self._stack.append(node)
        self._note(task, ready)
        return task

    def _stray(self, depth: int) -> None:
        """The task that is to go on cannot."""
        self._gave_up = True
        if depth != self._fresh:
            self._left_out = "the program does not do the same each time"
            self._done = True
        elif not self._maybe:
            self._left_out = "an order of steps could not be followed"

    def _meet(self, ready: Sequence[Task]) -> None:
        """Names the tasks that are seen for the first time."""
        for task in ready:
            if task.index < len(self._tasks):
                continue
            if not self._tasks and task.index:
                # The main task waits, or has ended.
                first = task
                while first.created_by is not None:
                    first = first.created_by
                self._meet([first])
            while len(self._tasks) < task.index:
                # Failed before it had begun.
                self._add(Task(len(self._tasks), int, (), {}, daemon=True, created_by=None))
            self._add(task)

    def _add(self, task: Task) -> None:
        self._tasks.append(task)
        self._names.append(self._known.setdefault(task.path, len(self._known)))
        self._born.append(len(self._steps) - 1)

    def _find(self, ready: Sequence[Task], name: int) -> Task | None:
        names = self._names
        for task in ready:
            if names[task.index] == name:
                return task
        return None

    def _look_back(self) -> None:
        """Completes the last step by what it did besides what it had announced."""
        trace = self.trace
        start = self._seen + bool(self._steps)
        last = self._steps[-1] if self._steps else None
        for _index, operation in trace[start:]:
            kind, target, key, writes = operation
            if target == THREADS and kind == READ and key is None:
                # What was taken for independent may not be.
                self._outdated = self._outdated or not self._ordered_threads
                self._ordered_threads = True
            if kind == HOT:
                self._look_at_heat(key)
            elif kind == ADVANCE:
                self._notice_block()
            elif kind == RAISE and last is not None:
                last.raised = True
            elif target == TIME and writes:
                self._on_clock = True
            if last is not None and kind == ACQUIRE:
                last.others_locks += (target,)
            elif last is not None:
                last.accesses += self._effects.accesses(operation)
            self._effects.apply(operation)
        self._seen = len(trace)

    def _look_at_heat(self, heat: Hashable) -> None:
        """Which accesses are points was found out, here or in executions of other strategies."""
        if heat == self._heat:
            return
        if self._heat is not None and not self._steps and self._stack:
            self._begin_anew()
        elif self._steps:
            self._outdated = True
        self._heat = heat

    def _notice_block(self) -> None:
        """Nothing could run: time passed."""
        place = len(self._steps)
        if not self._on_clock:
            self._passes.add(place)
        self._blocked[place] = self._waiting()

    def _waiting(self) -> list[tuple[int, int]]:
        return [
            (task.index, id(task.waits_for)) for task in self._tasks if task.waits_for is not None
        ]

    def _would(self, task: Task) -> tuple[Access, ...]:
        """What a task would touch now."""
        accesses = self._effects.accesses(_pending(task))
        # In a world where time may pass at any point, whoever has a deadline is on the clock.
        return (*accesses, ON_CLOCK) if self._on_clock and task.deadline is not None else accesses

    def _note(self, task: Task, ready: Sequence[Task]) -> None:
        operation = _pending(task)
        accesses, takes = self._effects.of(operation)
        if self._on_clock and task.deadline is not None:
            accesses = (*accesses, ON_CLOCK)
        step = Step(task.index, self._names[task.index], operation, accesses, takes=takes)
        if self._on_clock:
            step.enabled = frozenset(self._names[each.index] for each in ready)
        self._steps.append(step)

    def _still_asleep(self, ready: Sequence[Task]) -> dict[int, tuple[Access, ...] | None]:
        """Who sleeps on after the last step: those whose next step is independent of it."""
        asleep: dict[int, tuple[Access, ...] | None] = {}
        if not self._stack:
            return asleep
        last = self._steps[-1]
        for name, besides in self._stack[-1].asleep.items():
            task = self._find(ready, name)
            if task is None or besides is None or name == last.name:
                continue
            if not depend(last.accesses, self._would(task) + besides):
                asleep[name] = besides
        return asleep

    # -- choosing

    def _next(self, node: _Node, ready: Sequence[Task], current: Task) -> Task:
        if node.tree:
            name = next(iter(node.tree))
            task = self._find(ready, name)
            if task is not None:
                self._handed = node.tree.pop(name)
                return task
            if not isinstance(node.tree[name], Maybe):
                self._left_out = "an order of steps could not be followed"
            node.tree = {}
        awake = [task for task in ready if self._names[task.index] not in node.asleep]
        going: list[Task] = []
        ending: list[Task] = []
        for task in awake:
            if task.ready:
                last = task.pending[0] in _LAST and self._ends_all(task)
                (ending if last else going).append(task)
        if ending and going:
            self._postponed += 1
            if self._postponed > _PATIENCE:
                self._left_out = "a thread goes on without end when the program is over"
                going = []
        if going:
            return current if current in going else going[0]
        if ending:
            return self._end(ending[0], node, ready)
        if not awake:
            self._gave_up = True
            raise Abandon
        return awake[0]

    def _ends_all(self, task: Task) -> bool:
        """Whether its next step is the last of the program, and cuts short what still runs.

        It is put off as long as others can go on: what it cuts short then is nothing.
        """
        kind, target, _key, _writes = task.pending
        if kind == RAISE and target == THREADS:
            return True
        return kind == END and all(
            other.done or other.daemon for other in self._tasks if other is not task
        )

    def _end(self, task: Task, node: _Node, ready: Sequence[Task]) -> Task:
        touches = self._effects.accesses(task.pending)
        others = [other for other in ready if other is not task]
        if any(not other.ready for other in others):
            self._left_out = "threads still sleep when the program is over"
        if any(
            not depend(touches, self._would(other))
            for other in others
            if self._names[other.index] in node.asleep
        ):
            self._gave_up = True
            raise Abandon
        return task

    # -- between executions

    def end(self, trace: Sequence[tuple[int, Operation]]) -> None:
        """Finds the races of the execution, and what is left to explore."""
        if self._done:
            return
        if self._steps:
            self._look_back()
        self.abandoned += self._gave_up
        if self._outdated:
            return
        if not self._gave_up:
            self._blocked[len(self._steps)] = self._waiting()
        order = Order(
            self._steps,
            born=self._born,
            names=self._names,
            blocked=self._blocked,
            passes=self._passes,
            fresh=self._fresh,
        )
        # All of them first: a reversal asks for the clocks of later steps.
        for race in order.races():
            self._reverse(race)
        if not self._gave_up:
            self._cut_shorter()
        self._go_back()

    def _reverse(self, race: Race) -> None:
        node = self._stack[race.first.place]
        Reversal(race, self._steps).add_to(node.tree, node.asleep)

    def _cut_shorter(self) -> None:
        """The program could have been over before an exception ended a daemon thread."""
        if not self._steps or self._steps[-1].operation[0] not in (END, RAISE):
            return
        last = self._steps[-1]
        for step in self._steps:
            if step.raised and self._tasks[step.index].daemon and not step.before(last):
                self._reverse(Race(step, last, last.place))

    def _go_back(self) -> None:
        stack = self._stack
        while stack:
            node = stack[-1]
            if node.tree:
                place = len(stack) - 1
                if place < len(self._steps):
                    node.asleep[node.name] = self._besides(self._steps[place])
                node.name = next(iter(node.tree))
                self._handed = node.tree.pop(node.name)
                self._maybe = isinstance(self._handed, Maybe)
                self._fresh = place
                return
            stack.pop()
        self._done = True

    def _besides(self, step: Step) -> tuple[Access, ...] | None:
        """What a step did besides what it had announced, as far as it can be kept."""
        besides = step.accesses[step.announced :]
        known = all(target in (THREADS, TIME) for target, _key, _writes in besides)
        return besides if known else None
