"""Where the harm is done: the step of a counterexample that could not have happened in turn.

Source: the unserializable interleavings of Lu, Tucek, Qin, Zhou, "AVIO: detecting atomicity
violations via access interleaving invariants", ASPLOS 2006. Departure: accesses of one task are
first looked for inside one function, since a story does not say which calls were meant to be one
step.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.explain.ordering import conflicts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from grader.explain.story import Step, Story

# The reads of one function that are compared with one another: the last of them.
_MOST_READS = 40


@dataclass(frozen=True)
class Damage:
    """The steps that together do the harm.

    Args:
        kind: `lost_write`, `changed_between`, `torn` or `too_early`.
        first: The access the harmed task made first.
        between: What another task did in the meantime.
        last: The step to mark.
        remark: What to write next to that step.
        reads: Of a torn one, the two reads that do not fit together.
        change: Of a torn one, the two writes of which one was seen.
    """

    kind: str
    first: Step
    between: Step
    last: Step
    remark: str
    reads: tuple[Step, ...] = ()
    change: tuple[Step, ...] = ()

    @property
    def steps(self) -> tuple[Step, Step, Step]:
        """The three steps."""
        return self.first, self.between, self.last


def find_damage(story: Story) -> Damage | None:
    """Return the clearest harm in a story, or None where no pattern fits."""
    found = conflicts(story)
    in_student_code = {
        location: [step for step in steps if not step.by_check] for location, steps in found.items()
    }
    for candidates in (
        _lost_writes(in_student_code, same_function=True),
        _lost_writes(in_student_code, same_function=False),
        _changed_between(in_student_code),
        _stale_look(in_student_code),
        _torn(in_student_code, same_function=True),
        _torn(in_student_code, same_function=False),
        _too_early(found),
    ):
        best = next((each for each in candidates if _may_explain(each, story)), None)
        if best is not None:
            return best
    return None


def _may_explain(damage: Damage, story: Story) -> bool:
    """Whether the harm may be why it ended so: an exception is due to what its own task saw."""
    if story.failing_task in (None, damage.last.task):
        return True
    after = story.steps[story.steps.index(damage.last) + 1 :]
    return any(
        step.task == story.failing_task and step.is_read and step.place == damage.last.place
        for step in after
    )


def _neighbours(steps: list[Step]) -> Iterator[tuple[Step, Step, list[Step]]]:
    """Yield two accesses of one task in a row, with what others did in between."""
    last: dict[str, int] = {}
    for position, step in enumerate(steps):
        before = last.get(step.task)
        if before is not None:
            yield steps[before], step, steps[before + 1 : position]
        last[step.task] = position


def _lost_writes(found: dict[str, list[Step]], *, same_function: bool) -> Iterator[Damage]:
    for steps in found.values():
        for first, last, others in _neighbours(steps):
            writes = [step for step in others if step.is_write]
            same = first.function == last.function or not same_function
            if first.is_read and last.is_write and writes and same:
                other = writes[-1]
                remark = f"overwrites what {other.task} wrote"
                yield Damage("lost_write", first, other, last, remark)


def _changed_between(found: dict[str, list[Step]]) -> Iterator[Damage]:
    for steps in found.values():
        for first, last, others in _neighbours(steps):
            writes = [step for step in others if step.is_write]
            # The same line reading again is a loop waiting for the change, not a victim of it.
            apart = first.line != last.line and first.function == last.function
            if first.is_read and last.is_read and writes and apart:
                other = writes[-1]
                remark = f"{other.task} has changed it since line {first.line}"
                yield Damage("changed_between", first, other, last, remark)


def _stale_look(found: dict[str, list[Step]]) -> Iterator[Damage]:
    """Yield what was looked up by a function of its own, and acted on where it had changed."""
    candidates = [
        Damage(
            "changed_between",
            first,
            writes[-1],
            last,
            f"{writes[-1].task} has changed it since line {first.line}",
        )
        for steps in found.values()
        for first, last, others in _neighbours(steps)
        if first.is_read and last.is_read and first.function != last.function
        if (writes := [step for step in others if step.is_write])
        if any(
            step.is_write and (step.task, step.function) == (last.task, last.function)
            for step in steps
            if step.index > last.index
        )
    ]
    # Of several, the one that was acted on first; what follows is a consequence.
    return iter(sorted(candidates, key=lambda each: each.last.index))


def _torn(found: dict[str, list[Step]], *, same_function: bool) -> Iterator[Damage]:
    steps = sorted((step for each in found.values() for step in each), key=lambda s: s.index)
    writes: dict[tuple[str, str], list[Step]] = defaultdict(list)
    reads: dict[tuple[str, str], list[Step]] = defaultdict(list)
    for step in steps:
        # What one task does in several functions was meant to be one only where locks say so.
        if same_function or step.held:
            inside = step.function if same_function else ""
            (writes if step.is_write else reads)[step.task, inside].append(step)
    candidates = [
        (one, two, torn)
        for (writer, _), written in writes.items()
        for one, two in itertools.pairwise(written)
        if one.place != two.place
        for (reader, _), seen in reads.items()
        if reader != writer
        for torn in _torn_reads(one, two, seen[-_MOST_READS:])
    ]
    # A pair of writes, or of reads, that goes back in the text belongs to two calls, which may
    # well be apart; and of the reads that do not fit, those closest to one another were meant to.
    candidates.sort(
        key=lambda each: (
            each[1].line < each[0].line,
            each[2].reads[1].line < each[2].reads[0].line,
            abs(each[2].first.index - each[2].last.index),
        )
    )
    return (torn for _, _, torn in candidates)


def _torn_reads(one: Step, two: Step, seen: list[Step]) -> Iterator[Damage]:
    ones = [step for step in seen if step.place == one.place]
    twos = [step for step in seen if step.place == two.place]
    for first in ones:
        for second in twos:
            sees_one, sees_two = first.index > one.index, second.index > two.index
            if sees_one != sees_two:
                early, late = sorted((first, second), key=lambda step: step.index)
                inside = late if one.index < late.index < two.index else early
                if not one.index < inside.index < two.index:
                    inside = late
                remark = f"sees {one.task}'s change half done"
                between = one if sees_one else two
                yield Damage("torn", early, between, inside, remark, (early, late), (one, two))


def _too_early(found: dict[str, list[Step]]) -> Iterator[Damage]:
    for steps in found.values():
        for position, step in enumerate(steps):
            if not step.is_read:
                continue
            later = [s for s in steps[position + 1 :] if s.is_write and s.task != step.task]
            before = [s for s in steps[:position] if s.is_write and s.task != step.task]
            # Who changes it as well only takes its turn: no order was meant.
            mine = any(s.is_write and s.task == step.task for s in steps)
            if later and not before and not mine:
                writer = later[0]
                remark = f"reads it before {writer.task} writes it"
                yield Damage("too_early", step, writer, step, remark)
