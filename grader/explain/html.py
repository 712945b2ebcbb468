"""The counterexample as HTML that needs no other file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.condense import Gap, Row, Shown, condense, file_of, stuck
from grader.explain.markup import page, prose, safe
from grader.explain.story import Document, Story
from grader.explain.words import (
    action,
    ending_sentence,
    happens_on_sentence,
    task_title,
    wait_sentence,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


def counterexample_html(
    counterexample: Document, *, waits: Iterable[Document] = (), explanation: str = ""
) -> str:
    """Return a counterexample as a piece of HTML, everything of the student's escaped.

    Args:
        counterexample: The document, of an outcome or of a result.
        waits: The waits of a deadlock, where the counterexample does not list them.
        explanation: A sentence to put after the table.
    """
    story = Story.of(counterexample, waits=waits)
    rows = condense(story)
    parts = [_steps(story, rows), _sources(story, rows)]
    if story.ending == "deadlock" and story.waits:
        file = file_of(story)
        endings = [wait_sentence(wait, file=file) for wait in stuck(story)]
    else:
        endings = [ending_sentence(story)]
    sentences = [*endings, explanation, happens_on_sentence(story.happens_on)]
    parts.extend(f"<p>{prose(sentence)}</p>" for sentence in sentences if sentence)
    return "\n".join(part for part in parts if part)


def counterexample_page(
    counterexample: Document,
    *,
    title: str,
    message: str = "",
    waits: Iterable[Document] = (),
    explanation: str = "",
    again: str = "",
) -> str:
    """Return a page of its own for one counterexample.

    Args:
        counterexample: The document, of an outcome or of a result.
        title: Headline, plain text.
        message: What is wrong, plain text.
        waits: The waits of a deadlock, where the counterexample does not list them.
        explanation: A sentence to put after the table.
        again: The command that shows it once more.
    """
    body = counterexample_html(counterexample, waits=waits, explanation=explanation)
    head = f"<p>{prose(message)}</p>\n" if message else ""
    foot = f"\n<p>again: <code>{safe(again)}</code></p>" if again else ""
    return page(title, head + body + foot)


def _steps(story: Story, rows: list[Row]) -> str:
    shown = [row for row in rows if isinstance(row, Shown)]
    if not shown:
        return ""
    tasks = [task for task in story.tasks if any(row.step.task == task for row in shown)]
    header = "".join(f'<th scope="col">{safe(task_title(task))}</th>' for task in tasks)
    body = "\n".join(_row(row, tasks) for row in rows)
    return (
        f'<div class="scroll"><table class="steps">\n<thead><tr>{header}</tr></thead>\n'
        f"<tbody>\n{body}\n</tbody>\n</table></div>"
    )


def _row(row: Row, tasks: list[str]) -> str:
    if isinstance(row, Gap):
        words = f"... {row.count} more step{'' if row.count == 1 else 's'}"
        return f'<tr class="gap"><td colspan="{len(tasks)}">{words}</td></tr>'
    cells = []
    for task in tasks:
        if task != row.step.task:
            cells.append("<td></td>")
            continue
        remark = f'<span class="remark">&#8593; {safe(row.remark)}</span>' if row.remark else ""
        cells.append(
            f'<td data-task="{safe(task_title(task))}"><span class="where">'
            f"{safe(row.step.where)}</span> {safe(action(row.step))}{remark}</td>"
        )
    mark = ' class="harm"' if row.remark else ""
    return f"<tr{mark}>{''.join(cells)}</tr>"


def _sources(story: Story, rows: list[Row]) -> str:
    lines = {
        (row.step.file, row.step.line): row.step.source.strip()
        for row in rows
        if isinstance(row, Shown) and row.step.source.strip() and not row.step.by_check
    }
    if not lines:
        return ""
    body = "".join(
        f'<tr><td class="where">{safe(file)}:{line}</td><td>{safe(source)}</td></tr>'
        for (file, line), source in sorted(lines.items())
    )
    return f'<div class="scroll"><table class="sources"><tbody>{body}</tbody></table></div>'
