"""The scheduler: runs one execution, one task at a time, as a strategy chooses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from greenlet import GreenletExit, getcurrent

from grader.engine.carrier import Carrier, idle_carriers
from grader.engine.ending import Ending, EndingKind
from grader.engine.happens_before import join
from grader.engine.operation import ALL, BEGIN, END, JOIN, RAISE, READ, START, THREADS
from grader.engine.switching import Recorder, Switching
from grader.engine.task import Task

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["THREADS", "Recorder", "Scheduler"]


_MOST_IDLE: Final = 256
"""Carriers that are kept for other tasks."""


def _ended() -> None:
    """What a task that has ended would run."""


class Scheduler(Switching):
    """One execution: the tasks from their start to their end.

    How they take turns, wait and sleep is in `switching.py`.
    """

    # -- the life of the execution

    @property
    def begun(self) -> int:
        """How many threads have begun, besides the main one."""
        return sum([task.begun for task in self.tasks[1:]])

    def run(self, main: Callable[[], Any]) -> Ending:
        """Runs `main` as the main task, and all that it starts, to their end."""
        self._hub = getcurrent()
        self._idle = idle_carriers()
        following: Task | None = self._new_task(main, (), {}, daemon=False)
        self.current = following  # type: ignore[assignment]  # it is a task
        try:
            while following is not None:
                following.greenlet.switch()  # type: ignore[union-attr]  # made with the task
                following, self._to_begin = self._to_begin, None
        finally:
            self._take_down()
        assert self._ending is not None
        return self._ending

    def _go_on_after(self, task: Task) -> None:
        """Says who runs once the current task has left its greenlet; the hub, if that is all."""
        if self._ending is not None:
            return
        if self.tasks[0].done and not self._living:
            self._ending = self._normal_ending()
            return
        chosen = self._next(task)
        if chosen is None:
            return
        self._close_segment(task, chosen, preempted=False)
        if chosen.begun:
            task.greenlet.following = chosen.greenlet  # type: ignore[union-attr]  # as above
        else:
            # In the hub: a greenlet begins where the stack of the one before it ends, and there may
            # be thousands.
            self._to_begin = chosen

    def _take_down(self) -> None:
        """Unwinds what is left.

        A task may catch the exit and go on, up to its next point, so it is asked again.
        """
        self.dying = True
        for task in self.tasks:
            carrier = task.greenlet
            if carrier is None:
                continue
            task.greenlet = None
            for _attempt in range(50):
                if carrier.body is None:
                    break
                if not task.begun:
                    # It never ran at all.
                    carrier.body = None
                    break
                self.current = task
                carrier.throw(GreenletExit)
            if carrier.body is None and len(self._idle) < _MOST_IDLE:
                # Context variables do not survive.
                carrier.gr_context = None
                self._idle.append(carrier)

    def let_go(self) -> None:
        """Drops what the program made, once the execution is over.

        Most of it goes at once then, and leaves its memory to the next execution; left to the
        garbage collector, which is off while executions run, it would be memory never seen before
        each time.
        """
        self.shadow.forget()
        if self.items is not None:
            self.items.forget()
        self.kept.clear()
        self.spin.let_go()
        for task in self.tasks:
            task.entry, task.args, task.kwargs, task.thread = _ended, (), {}, None

    # -- tasks

    def label_for(self, name: str) -> str:
        """Return a name that no other task is read by: the second `Worker` is `Worker (2)`."""
        number = self._labels.get(name, 0) + 1
        self._labels[name] = number
        return name if number == 1 else f"{name} ({number})"

    def _new_task(
        self,
        entry: Callable[..., Any],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        *,
        daemon: bool,
    ) -> Task:
        index = len(self.tasks)
        creator = self.current
        task = Task(index, entry, args, kwargs, daemon=daemon, created_by=creator)
        # CPython on Linux gives the ident of a thread that has ended to the next one; so does this
        # world.
        if self._idents:
            task.ident = self._idents.pop()
        else:
            self._last_ident += 1
            task.ident = self._last_ident
        task.clock = [0] * (index + 1)
        if creator is not None:
            self.solitary = False
            join(task.clock, creator.clock)
            creator.clock[creator.index] += 1
        task.clock[index] = 1
        carrier = task.greenlet = self._idle.pop() if self._idle else Carrier(self._hub)
        carrier.body = self._carry
        carrier.following = self._hub
        self.tasks.append(task)
        self.ready.append(task)
        self._living += not daemon
        return task

    def spawn(
        self,
        entry: Callable[..., Any],
        args: tuple[Any, ...],
        kwargs: dict[str, Any],
        *,
        daemon: bool = False,
    ) -> Task:
        """Makes a task that will call `entry`; a scheduling point of the one that starts it."""
        if self.dying:
            self.leave()
        self.point((START, THREADS, len(self.tasks), True))
        task = self._new_task(entry, args, kwargs, daemon=daemon)
        self.change()
        return task

    def handshake(self, child: Task) -> None:
        """Lets a task that was just made run to `prelude_done`, then goes on with this one."""
        if child.begun or self.dying:
            return
        parent = self.current
        child.begun = child.in_prelude = True
        child.created_by = parent
        self.current = child
        child.greenlet.switch()  # type: ignore[union-attr]  # it has not ended
        if self.dying:
            self.leave()

    def prelude_done(self) -> None:
        """Hands back to the task that waits in `handshake`.

        The current one stops before its first step.
        """
        task = self.current
        if not task.in_prelude:
            return
        task.in_prelude = False
        task.pending = (BEGIN, id(task), ALL, False)
        parent = task.created_by
        assert parent is not None
        self.current = parent
        parent.greenlet.switch()  # type: ignore[union-attr]  # it waits
        if self.dying:
            self.leave()
        self.step(task, task.pending)
        if self.recorder is not None:
            self.recorder.note(task, BEGIN, task)

    def _carry(self) -> None:
        """The body of every greenlet."""
        task = self.current
        task.begun = True
        if task.index and not task.in_prelude:
            # Made without `threading`. That it began is a step: a schedule can say so.
            self.step(task, task.pending)
        try:
            result = task.entry(*task.args, **task.kwargs)
            if task.index == 0:
                self._value = result
                self._main_ends(END)
        except GreenletExit:
            if not self.dying:
                raise
        except BaseException as error:  # noqa: BLE001 - whatever ended the main function is the ending
            if task.index == 0 and not self.dying:
                self._main_failed(task, error)
            elif not self.dying:
                self.died(task, error)
        finally:
            if not self.dying:
                # As CPython: what the thread was given is let go while it still lives, so that
                # finalizers run in it.
                task.entry, task.args, task.kwargs, task.thread = _ended, (), {}, None
            task.done = True
            if not self.dying:
                self._finish(task)
            if not self.dying:
                self._go_on_after(task)

    def _main_ends(self, kind: str) -> None:
        """The last point of the main task: where it ends, what still runs may be cut short."""
        left = [task for task in self.tasks[1:] if not task.done]
        if not left:
            return
        if self.asks_always or any(task.daemon for task in left):
            self.point((kind, THREADS, 0, True))
        else:
            # A step, so that a schedule means the same to every strategy.
            self.step(self.current, (kind, THREADS, 0, True))

    def _main_failed(self, task: Task, error: BaseException) -> None:
        """An exception ended the main task, and with it the execution."""
        try:
            self._main_ends(RAISE)
        except GreenletExit:
            # It ended in another way while this task had not ended yet.
            return
        self._ending = Ending(
            EndingKind.EXCEPTION,
            None,
            error,
            task.label,
            uncaught=((task.label, error), *self.uncaught),
        )

    def died(self, task: Task, error: BaseException) -> None:
        """Notes an exception that ended a thread."""
        self.uncaught.append((task.label, error))
        self.also((RAISE, 0, ALL, False))

    def _finish(self, task: Task) -> None:
        if task.ready:
            self.unready(task)
        self._living -= not task.daemon
        self._idents.append(task.ident)
        self.change()
        for joiner in self.joiners.pop(task.index, ()):
            if not joiner.ready:
                self.make_ready(joiner)
        if task.in_prelude and task.created_by is not None:
            # It failed before it had begun: the one who started it still waits in `handshake`.
            task.in_prelude = False
            self._hub_detour(task.created_by)

    def _hub_detour(self, parent: Task) -> None:
        self.current = parent
        parent.greenlet.switch()  # type: ignore[union-attr]  # it waits

    def ends(self) -> None:
        """Announces the end of the current task: from here on it no longer lives."""
        if self.dying:
            return
        self.point((END, THREADS, self.current.index, True))
        if self.recorder is not None:
            self.recorder.note(self.current, END, self.current)

    def wait_for(self, target: Task, *, timeout: float | None = None) -> bool:
        """Waits for the end of a task.

        False if `timeout` (seconds of virtual time) went by first.
        """
        if self.dying:
            return target.done
        task = self.current
        operation = (JOIN, THREADS, target.index, False)
        self.timed = self.timed or timeout is not None
        if timeout is not None and timeout <= 0 and not target.done:
            self.point((READ, THREADS, target.index, False))
        else:
            task.waits_for_task = None if target.done else target
            waiters = self.joiners.setdefault(target.index, [])
            self.wait_in(waiters, operation, enabled=target.done, timeout=timeout)
            task.waits_for_task = None
        ended = target.done
        if ended:
            join(task.clock, target.clock)
        if self.recorder is not None:
            self.recorder.note(task, JOIN, target, value=ended)
        return ended

    def is_done(self, target: Task) -> bool:
        """Whether a task has ended, as a scheduling point."""
        if not self.dying:
            self.point((READ, THREADS, target.index, False))
            if target.done:
                join(self.current.clock, target.clock)
        return target.done
