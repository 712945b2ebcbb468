"""The counterexample as text: a column per thread, a row per step, the harm marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.condense import Gap, Row, Shown, condense, file_of, stuck
from grader.explain.story import Document, Story
from grader.explain.words import (
    action,
    cells,
    ending_sentence,
    filled,
    happens_on_sentence,
    pad,
    plain,
    shortened,
    task_title,
    wait_sentence,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_BETWEEN = "   "
_MOST_COLUMNS = 5
_NARROWEST = 40

BOLD = "1"
DIM = "2"
RED = "31"
GREEN = "32"
YELLOW = "33"


def paint(text: str, code: str, *, color: bool) -> str:
    """Return a text in a colour of the terminal, or as it is."""
    return f"\x1b[{code}m{text}\x1b[0m" if color and text else text


def render_counterexample(
    counterexample: Document,
    *,
    width: int = 80,
    color: bool = False,
    waits: Iterable[Document] = (),
    explanation: str = "",
    show_result: bool = True,
) -> str:
    """Return a counterexample as text, without a newline at the end.

    Args:
        counterexample: The document, of an outcome or of a result.
        width: Columns of the terminal.
        color: Whether colours may be used; they never carry meaning of their own.
        waits: The waits of a deadlock, where the counterexample does not list them.
        explanation: A sentence to put between the table and the label of builds.
        show_result: Whether to say what was returned, where nothing else tells.
    """
    story = Story.of(counterexample, waits=waits)
    parts = [
        _table(story, width=max(width, _NARROWEST), color=color),
        _sources(story, width=width, color=color),
        _endings(story) if show_result or story.ending != "returned" else [],
        [explanation, happens_on_sentence(story.happens_on)],
    ]
    tail = [filled(line, width) for lines in parts[2:] for line in lines if line]
    blocks = [[line for line in lines if line] for lines in (*parts[:2], tail)]
    return "\n\n".join("\n".join(lines) for lines in blocks if lines)


def _table(story: Story, *, width: int, color: bool) -> list[str]:
    rows = condense(story)
    closing = _closing(rows)
    body = rows[:-1] if closing is not None else rows
    lines = _body(body, story, width=width, color=color)
    if closing is not None:
        step = closing.step
        text = f"{task_title(step.task)}  {plain(step.where)}  {action(step)}"
        lines.append(filled(text, width, hanging="  "))
    return lines


def _closing(rows: list[Row]) -> Shown | None:
    """Return the exception that ends it, where its thread has no other row: it needs no column."""
    last = rows[-1] if len(rows) > 1 else None
    if not isinstance(last, Shown) or last.step.operation != "raise":
        return None
    tasks = [row.step.task for row in rows if isinstance(row, Shown)]
    return last if tasks.count(last.step.task) == 1 else None


def _body(rows: list[Row], story: Story, *, width: int, color: bool) -> list[str]:
    shown = [row for row in rows if isinstance(row, Shown)]
    if not shown:
        return []
    tasks = [task for task in story.tasks if any(row.step.task == task for row in shown)]
    where = max(cells(plain(row.step.where)) for row in shown)
    texts = [_cell(row, where) for row in shown]
    widths = {
        task: max(
            cells(task_title(task)),
            *(cells(text) for row, text in zip(shown, texts, strict=True) if row.step.task == task),
        )
        for task in tasks
    }
    total = sum(widths.values()) + len(_BETWEEN) * (len(tasks) - 1)
    if len(tasks) > _MOST_COLUMNS or total > width:
        return list(_listed(rows, tasks, width=width, color=color))
    return list(_columns(rows, tasks, widths, where=where, width=width, color=color))


def _cell(row: Shown, where: int) -> str:
    return f"{pad(plain(row.step.where), where)}  {action(row.step)}"


def _columns(
    rows: list[Row],
    tasks: list[str],
    widths: dict[str, int],
    *,
    where: int,
    width: int,
    color: bool,
) -> Iterator[str]:
    header = _BETWEEN.join(pad(task_title(task), widths[task]) for task in tasks).rstrip()
    yield paint(header, BOLD, color=color)
    starts: dict[str, int] = {}
    position = 0
    for task in tasks:
        starts[task] = position
        position += widths[task] + len(_BETWEEN)
    for row in rows:
        if isinstance(row, Gap):
            yield paint(_gap_words(row), DIM, color=color)
            continue
        indent = " " * starts[row.step.task]
        cell = _cell(row, where)
        if not row.remark:
            yield indent + cell
            continue
        remark = plain(row.remark)
        if len(indent) + cells(cell) + len(_BETWEEN) + 3 + cells(remark) <= width:
            yield f"{indent}{cell}{_BETWEEN}{paint(f'<- {remark}', RED, color=color)}"
            continue
        yield indent + cell
        room = max(0, min(len(indent), width - cells(remark) - 3))
        yield " " * room + paint(f"^- {remark}", RED, color=color)


def _listed(rows: list[Row], tasks: list[str], *, width: int, color: bool) -> Iterator[str]:
    """Yield the rows one beneath the other, for many threads or a narrow terminal."""
    name = max(cells(task_title(task)) for task in tasks)
    for row in rows:
        if isinstance(row, Gap):
            yield paint(_gap_words(row), DIM, color=color)
            continue
        head = pad(task_title(row.step.task), name)
        line = f"{plain(row.step.where)}  {action(row.step)}"
        if name + 2 + cells(line) <= width:
            yield f"{head}  {line}"
        else:
            yield task_title(row.step.task)
            yield f"  {line}"
        if row.remark:
            yield paint(f"  ^- {plain(row.remark)}", RED, color=color)


def _gap_words(gap: Gap) -> str:
    return f"... {gap.count} more step{'' if gap.count == 1 else 's'}"


def _sources(story: Story, *, width: int, color: bool) -> list[str]:
    """Return the student's lines that the table names, each once, in the order of the file."""
    lines = {
        (row.step.file, row.step.line): row.step.source
        for row in condense(story)
        if isinstance(row, Shown) and row.step.source.strip() and not row.step.by_check
    }
    places = {place: f"{plain(place[0])}:{place[1]}" for place in sorted(lines)}
    room = max((cells(place) for place in places.values()), default=0)
    return [
        paint(pad(text, room), DIM, color=color)
        + "  "
        + shortened(plain(lines[place].strip()), max(width - room - 2, _NARROWEST))
        for place, text in places.items()
    ]


def file_of_wait(story: Story) -> str:
    """Return the student's file, as a wait only names its line."""
    return next((step.file for step in story.steps if not step.by_check), "")


def _endings(story: Story) -> list[str]:
    if story.ending == "deadlock" and story.waits:
        file = file_of(story)
        return [wait_sentence(wait, file=file) for wait in stuck(story)]
    return [ending_sentence(story)]
