"""What one student is told, as one HTML page that needs no other file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.markup import page, safe
from grader.explain.results_html import checks_html
from grader.integrations.pages.wording import (
    decided_sentence,
    late_sentence,
    points_words,
    status_words,
)

if TYPE_CHECKING:
    from grader.explain.results import ExerciseResult, Result
    from grader.grading.gradebook import Entry, Mark

_COMMAND = "threadlings"


def feedback_html(entry: Entry, result: Result) -> str:
    """Return the page of one student.

    Args:
        entry: What they have.
        result: Their result document, read; empty where they were not graded.
    """
    by_slug = {each.slug: each for each in result.exercises}
    parts = [
        f'<p class="total">{points_words(entry.points, entry.max_points)}</p>',
        *(
            f"<p><strong>{safe(late)}</strong></p>"
            for late in [late_sentence(entry.handed)]
            if late
        ),
        _problems(entry.handed.problems),
        "" if entry.is_graded else "<p>Nothing of yours has been graded yet.</p>",
        _table(entry),
        *(
            _exercise(number, mark, by_slug.get(mark.slug))
            for number, mark in enumerate(entry.marks, 1)
        ),
    ]
    return page(f"Feedback for {entry.student.shown}", "\n".join(part for part in parts if part))


def _problems(problems: tuple[str, ...]) -> str:
    if not problems:
        return ""
    items = "".join(f"<li>{safe(problem)}</li>" for problem in problems)
    return f"<h2>What was found in collecting</h2>\n<ul>{items}</ul>"


def _table(entry: Entry) -> str:
    rows = "\n".join(
        f'<tr><th scope="row"><a href="#e{number}">{safe(mark.slug)}</a></th>'
        f"<td>{safe(status_words(mark))}</td>"
        f'<td class="number">{mark.points}/{mark.max_points}{_decided_mark(mark)}</td></tr>'
        for number, mark in enumerate(entry.marks, 1)
    )
    if not rows:
        return ""
    return (
        '<h2>Exercises</h2>\n<div class="scroll"><table>\n'
        '<thead><tr><th scope="col">Exercise</th><th scope="col">Result</th>'
        f'<th scope="col" class="number">Points</th></tr></thead>\n<tbody>\n{rows}\n</tbody>\n'
        "</table></div>"
    )


def _decided_mark(mark: Mark) -> str:
    return ' <span class="soft">(a person)</span>' if mark.is_overridden else ""


def _exercise(number: int, mark: Mark, found: ExerciseResult | None) -> str:
    words = points_words(mark.points, mark.max_points)
    parts = [f'<h2 id="e{number}">{safe(mark.slug)}: {words}</h2>']
    decided = decided_sentence(mark)
    if decided:
        parts.append(f"<p><strong>{safe(decided)}</strong></p>")
    lines = [line for line in mark.comment.splitlines() if line.strip()]
    if lines:
        told = "".join(f"<p>{safe(line)}</p>" for line in lines)
        parts.append(f"<blockquote>{told}</blockquote>")
    if found is None:
        parts.append("<p>It was not graded.</p>")
    else:
        parts.append(checks_html(found, command=_COMMAND))
    return "<section>\n" + "\n".join(parts) + "\n</section>"
