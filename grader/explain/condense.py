"""Which steps of a counterexample a reader needs; the rest is counted, not shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from grader.explain.damage import Damage, find_damage
from grader.explain.ordering import conflicts
from grader.explain.story import Step

if TYPE_CHECKING:
    from collections.abc import Collection

    from grader.explain.story import Story, Wait

_MOST_ROWS = 16
_LAST_STEPS = 6
_LOCK_OPERATIONS = frozenset({"acquire", "release", "try_acquire", "timeout", "wait"})
# What every program that uses threads does; a gap of nothing else is not worth a row.
_SCAFFOLD = frozenset({"begin", "end", "start", "join", "return", "yield", "clock"})


@dataclass(frozen=True)
class Shown:
    """A step to show, with the remark that belongs to it."""

    step: Step
    remark: str = ""


@dataclass(frozen=True)
class Gap:
    """So many steps left out."""

    count: int


Row = Shown | Gap


def condense(story: Story, *, most: int = _MOST_ROWS) -> list[Row]:
    """Return the rows to show, in the order of the steps.

    Args:
        story: The execution to tell.
        most: How many steps to show at most (rows).
    """
    damage = None if story.ending == "deadlock" else find_damage(story)
    ranks = _ranks(story, damage)
    centre = damage.last.index if damage else len(story.steps)
    chosen = sorted(ranks, key=lambda index: (ranks[index], abs(centre - index)))[:most]
    return [*_rows(story, sorted(chosen), damage, ranks), *map(Shown, _waiting(story))]


def _waiting(story: Story) -> list[Step]:
    """Return the last step each task of a deadlock tried to take, and never did."""
    if story.ending != "deadlock":
        return []
    return [
        Step(
            index=len(story.steps) + number,
            task=wait.task,
            file=file_of(story),
            line=wait.line,
            source=wait.source,
            operation="wait",
            location=wait.wants,
            value=None,
        )
        for number, wait in enumerate(stuck(story))
    ]


def file_of(story: Story) -> str:
    """Return the student's file, since a wait only names its line."""
    return next((step.file for step in story.steps if not step.by_check), "")


def _ranks(story: Story, damage: Damage | None) -> dict[int, int]:
    """Return how much each step worth showing matters, by its index: 0 the most."""
    ranks: dict[int, int] = {}

    def mark(step: Step, rank: int) -> None:
        ranks[step.index] = min(rank, ranks.get(step.index, rank))

    if damage is not None:
        for step in damage.steps:
            mark(step, 0)
        for step in _raising(story):
            mark(step, 0)
    if story.ending == "deadlock":
        for step in _holding(story):
            mark(step, 0)
        return ranks
    places = None
    if damage is None and story.ending in ("exception", "never_ends", "leaked_thread"):
        for step in _own_last_steps(story, 3):
            mark(step, 0 if step.operation == "raise" else 1)
        if story.ending == "exception":
            places = {story.steps[index].place for index in ranks}
    for step in _conflict_steps(story, damage):
        if places is None or step.place in places:
            mark(step, 2)
    for step in _lock_steps(story, set(ranks)):
        mark(step, 3)
    for step in _ordering_steps(story, damage):
        mark(step, 1)
    if not ranks:
        for step in _own_last_steps(story, _LAST_STEPS) or list(story.steps[-_LAST_STEPS:]):
            mark(step, 4)
    return ranks


def _raising(story: Story) -> list[Step]:
    """Return the step that ends the execution, where it is an exception in a line of theirs."""
    if story.ending != "exception":
        return []
    return [step for step in story.steps if step.operation == "raise" and step.is_own][:1]


def _conflict_steps(story: Story, damage: Damage | None) -> list[Step]:
    found = [step for steps in conflicts(story).values() for step in steps]
    if damage is not None and damage.kind in ("lost_write", "changed_between"):
        # One location tells it; the others only make the table longer.
        found = [step for step in found if step.place == damage.last.place]
    own = [step for step in found if not step.by_check]
    return own if damage or own else found


def _holding(story: Story) -> list[Step]:
    """Return where each task in the deadlock took what it still holds, and tried to take more."""
    kept: list[Step] = []
    waiting = {wait.task for wait in stuck(story)} or set(story.tasks)
    holding: dict[tuple[str, str], Step] = {}
    last: dict[str, Step] = {}
    for step in story.steps:
        last[step.task] = step
        if step.operation in ("acquire", "try_acquire"):
            holding[step.task, step.location] = step
        elif step.operation == "release":
            holding.pop((step.task, step.location), None)
    wanted = {wait.wants for wait in stuck(story)}
    for (task, location), step in holding.items():
        if location in wanted or (task in waiting and not wanted):
            kept.append(step)
            if task not in waiting and last[task].operation == "end":
                kept.append(last[task])  # gone, and with the lock
    told = {wait.task for wait in stuck(story)}
    kept.extend(
        step
        for task, step in last.items()
        if task in waiting and task not in told and _can_block(step)
    )
    return kept


def stuck(story: Story) -> list[Wait]:
    """Return the waits that make a deadlock: those for what somebody holds, else all."""
    return [wait for wait in story.waits if wait.held_by is not None] or list(story.waits)


def _can_block(step: Step) -> bool:
    return step.operation in _LOCK_OPERATIONS or step.operation == "join"


def _own_last_steps(story: Story, count: int) -> list[Step]:
    task = story.failing_task
    mine = [step for step in story.steps if _matters(step) and task in (None, step.task)]
    return mine[-count:]


def _matters(step: Step) -> bool:
    """Whether a step of the student's does something of its own."""
    if not step.is_own or step.operation in _SCAFFOLD:
        return False
    if step.operation == "read" and (step.value or "").startswith(("a lock", "an RLock")):
        return False
    return step.operation not in ("wait", "call") or bool(step.place)


def _lock_steps(story: Story, kept: set[int]) -> list[Step]:
    """Return the lock operations around the steps kept so far."""
    if not kept:
        return []
    tasks = {story.steps[index].task for index in kept}
    used = {name for index in kept for name in story.steps[index].held}
    return [
        step
        for step in story.steps
        if step.operation in _LOCK_OPERATIONS
        and step.location in used
        and step.task in tasks
        and step.is_own
    ]


def _ordering_steps(story: Story, damage: Damage | None) -> list[Step]:
    """Return the student's own starts, joins and questions, where the harm is one of order."""
    if damage is not None and damage.kind != "too_early":
        return []
    return [
        step
        for step in story.steps
        if step.is_own
        and (step.operation in ("start", "join", "sleep") or step.location.endswith(".is_alive()"))
    ]


def _rows(
    story: Story, chosen: list[int], damage: Damage | None, ranks: Collection[int]
) -> list[Row]:
    rows: list[Row] = []
    before = -1
    for index in chosen:
        hidden = story.steps[before + 1 : index]
        # What comes before the first row and after the last goes without saying, unless rows that
        # belong to the story had to be left out.
        inside = before >= 0 and any(map(_matters, hidden))
        if inside or any(step.index in ranks for step in hidden):
            rows.append(Gap(len(hidden)))
        remark = damage.remark if damage is not None and damage.last.index == index else ""
        shown = Shown(story.steps[index], remark)
        # One line often reads the same thing twice.
        if not rows or not _same(rows[-1], shown):
            rows.append(shown)
        before = index
    hidden = story.steps[before + 1 :]
    if any(step.index in ranks for step in hidden):
        rows.append(Gap(len(hidden)))
    return rows


def _same(row: Row, other: Shown) -> bool:
    return isinstance(row, Shown) and row == Shown(replace(other.step, index=row.step.index))
