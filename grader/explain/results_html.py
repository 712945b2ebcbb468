"""Results as HTML: the checks of an exercise, and the page of a small class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.html import counterexample_html
from grader.explain.markup import page, prose, safe
from grader.explain.results import Check, ExerciseResult, Result
from grader.explain.telling import Telling, tellings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.explain.story import Document


def results_page(documents: Sequence[Document], *, title: str) -> str:
    """Return the results of a class: its marks, then each submission with its counterexamples.

    Args:
        documents: Result documents, one a submission.
        title: Headline, plain text.
    """
    results = [Result.of(document) for document in documents]
    slugs = list(dict.fromkeys(each.slug for result in results for each in result.exercises))
    parts = [_marks(results, slugs)]
    parts.extend(_submission(number, result) for number, result in enumerate(results))
    return page(title, "\n".join(parts))


def checks_html(exercise: ExerciseResult, *, command: str = "") -> str:
    """Return what the checks of one exercise came to, and its notes.

    Args:
        exercise: What its checks came to.
        command: What to type to run this program, or "": no command is named.
    """
    if exercise.status == "not_started":
        return "<p>Not started: its file is still as it was given.</p>"
    told = tellings(exercise, command=command)
    parts = [_check(check, told.get(check.name)) for check in exercise.checks]
    parts.extend(f"<p>Note: {prose(note)}</p>" for note in exercise.notes)
    if command and any(check.status == "failed" for check in exercise.checks):
        parts.append(f"<p>A hint: <code>{safe(f'{command} hint {exercise.slug}')}</code></p>")
    return "\n".join(parts)


def _marks(results: list[Result], slugs: list[str]) -> str:
    header = "".join(f'<th scope="col">{safe(slug)}</th>' for slug in slugs)
    rows = []
    for number, result in enumerate(results):
        by_slug = {each.slug: each for each in result.exercises}
        marks = "".join(
            f'<td class="number">{by_slug[slug].points}/{by_slug[slug].max_points}</td>'
            if slug in by_slug
            else "<td></td>"
            for slug in slugs
        )
        rows.append(
            f'<tr><th scope="row"><a href="#s{number}">{safe(result.name)}</a></th>{marks}'
            f'<td class="number">{result.points}/{result.max_points}</td></tr>'
        )
    return (
        f'<div class="scroll"><table>\n<thead><tr><th scope="col">Name</th>{header}'
        f'<th scope="col">Points</th></tr></thead>\n<tbody>\n{chr(10).join(rows)}\n</tbody>\n'
        "</table></div>"
    )


def _submission(number: int, result: Result) -> str:
    exercises = "\n".join(
        f"<h3>{safe(each.slug)}: {each.points} of {each.max_points} points</h3>\n"
        f"{checks_html(each)}"
        for each in result.exercises
    )
    return (
        f'<section>\n<h2 id="s{number}">{safe(result.name)}: '
        f"{result.points} of {result.max_points} points</h2>\n{exercises}\n</section>"
    )


def _check(check: Check, telling: Telling | None) -> str:
    kind = "passed" if check.status == "passed" else "failed"
    head = (
        f'<p><span class="{kind}">{safe(check.word)}</span> '
        f"{check.points}/{check.max_points} {safe(check.title)}</p>"
    )
    if telling is None:
        return f'<div class="check">{head}</div>'
    message = "\n".join(f"<p>{prose(line)}</p>" for line in telling.message)
    rest = _told(telling)
    if telling.is_repeated:
        # Told in full above; whoever wants this check's own execution opens it.
        rest = (
            f"<details><summary>{prose(telling.sentence)} (as above)</summary>\n{rest}\n</details>"
        )
    return f'<div class="check">{head}\n{message}\n{rest}\n</div>'


def _told(telling: Telling) -> str:
    parts = []
    if telling.counterexample is not None:
        parts.append(counterexample_html(telling.counterexample, explanation=telling.explanation))
    elif telling.explanation:
        parts.append(f"<p>{prose(telling.explanation)}</p>")
    if telling.next_step:
        parts.append(f"<p>{prose(telling.next_step)}</p>")
    if telling.again:
        parts.append(f'<p class="soft">Once more: <code>{safe(telling.again)}</code></p>')
    return "\n".join(parts)
