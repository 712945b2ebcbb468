"""The outcome of exploring a program, in words."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import Any

from grader.explain.misconceptions import Evidence, Failure, misconception, told
from grader.explain.recognise import recognise
from grader.explain.text import BOLD, GREEN, RED, YELLOW, paint, render_counterexample
from grader.explain.words import command_schedule, filled, pad, plain, value_text

Document = dict[str, Any]

OUTCOME_SCHEMA = "threadlings/outcome/v1"

_INDENT = "  "
_MOST_ENTRIES = 6
# The kinds of failure an outcome lists, in the order in which they are told: an exception in one
# thread is often why another waits for ever.
_FAILURES = {
    "exceptions": ("exception", "Exception"),
    "deadlocks": ("deadlock", "Deadlock"),
    "endless": ("never_ends", "Never ends"),
    "leaks": ("leaked_thread", "Thread left over"),
}
_NAMED = (
    "lock_order_inversion",
    "deadlock_with_self",
    "lost_wakeup",
    "livelock",
    "locked_writers_only",
    "no_lock_around_both",
    "no_lock",
    "lock_per_call",
    "lock_per_thread",
    "lock_released_too_early",
    "started_in_init",
    "joined_last_only",
    "no_join",
)


def first_failure(outcome: Document) -> Document:
    """Return the first failure an outcome lists, empty where there is none."""
    for name in _FAILURES:
        for entry in outcome.get(name, []):
            return dict(entry)
    return {}


@dataclass(frozen=True)
class Replayed:
    """What to type before and after a schedule to have a program replayed."""

    before: str
    after: str = ""


def render_outcome(
    outcome: Document, *, target: str, again: Replayed, width: int, color: bool
) -> str:
    """Return an outcome as text.

    Args:
        outcome: An outcome document.
        target: What was explored, as it was typed.
        again: What stands around a schedule to replay it.
        width: Columns of the terminal.
        color: Whether colours may be used.
    """
    blocks = [[_verdict(outcome, target, color=color)]]
    if "refused" in outcome:
        blocks.append([_wrapped(outcome["refused"]["message"], width)])
    blocks.append(_results(outcome, again))
    for name, (_, title) in _FAILURES.items():
        blocks.append(_entries(outcome.get(name, []), title, width))
    blocks.append(_counterexample(outcome, again, width=width, color=color))
    blocks.append(_races(outcome))
    blocks.append(_observations(outcome, width))
    notes = [_wrapped(f"note: {note}", width, indent="") for note in outcome.get("notes", [])]
    blocks.append(notes)
    blocks.append(_output(outcome))
    return "\n\n".join("\n".join(lines) for lines in blocks if lines)


def _verdict(outcome: Document, target: str, *, color: bool) -> str:
    verdict = outcome["verdict"]
    ending, count = verdict["ending"], verdict["executions"]
    interleavings = "interleaving" if count == 1 else "interleavings"
    words = {
        "fails": ("FAILS", RED, f"after {count} {interleavings}"),
        "holds": ("HOLDS", GREEN, f"all {count} {interleavings} explored"),
        "holds_within_bound": (
            "HOLDS within a bound",
            GREEN,
            f"{count} {interleavings} explored, none fails; that is no proof",
        ),
        "gave_up": ("GAVE UP", YELLOW, f"{count} {interleavings} explored, which says nothing"),
    }
    if "refused" in outcome:
        head, code, tail = "NOT EXPLORED", YELLOW, outcome["refused"]["reason"].replace("_", " ")
    else:
        head, code, tail = words[ending]
    told = verdict["bound"] and ending in ("holds_within_bound", "gave_up")
    bound = f"; {plain(verdict['bound'])}" if told else ""
    how = f"strategy {verdict['strategy']}, {verdict['clock']} clock{bound}"
    return f"{plain(target)}  {paint(head, code, color=color)}  {tail} ({how})"


def _results(outcome: Document, again: Replayed) -> list[str]:
    results = outcome.get("results", [])
    if not results or (len(results) == 1 and results[0]["value"] is None):
        return []
    shown = results[:_MOST_ENTRIES]
    values = [value_text(result["value"]) for result in shown]
    room = max(map(len, values))
    lines = [
        "It always returns the same:"
        if len(results) == 1
        else f"It can return {len(results)} different things:"
    ]
    for value, result in zip(values, shown, strict=True):
        line = f"{_INDENT}{pad(value, room)}"
        if len(results) > 1:
            line += f"   {replay_command(again, result['schedule'])}"
        lines.append(line)
    if len(results) > len(shown):
        lines.append(f"{_INDENT}... and {len(results) - len(shown)} more")
    return lines


def _entries(entries: list[Document], title: str, width: int) -> list[str]:
    lines: dict[str, None] = {}
    for entry in entries:
        kind = f"{entry['type']}: " if "type" in entry else ""
        where = f"{entry.get('file') or 'line'}:{entry['line']}" if entry.get("line") else ""
        task = f" in {entry['task']}" if entry.get("task") else ""
        message = plain(f"{kind}{entry['message']}")
        place = plain(f"{task}{f' at {where}' if where else ''}")
        lines[_wrapped(f"{title}{place}: {message}", width, indent="")] = None
    more = len(lines) - _MOST_ENTRIES
    return [*list(lines)[:_MOST_ENTRIES], *([f"... and {more} more"] if more > 0 else [])]


def _counterexample(outcome: Document, again: Replayed, *, width: int, color: bool) -> list[str]:
    story = outcome.get("counterexample")
    if not story:
        return []
    witness = first_failure(outcome)
    table = render_counterexample(
        story,
        width=width - len(_INDENT),
        color=color,
        waits=witness.get("waits", []),
        explanation=_explanation(outcome, story, witness),
    )
    title = paint("How it happens:", BOLD, color=color)
    typed = f"{_INDENT}again:  {replay_command(again, story['schedule'])}"
    return [title, textwrap.indent(table, _INDENT), "", typed]


def _explanation(outcome: Document, story: Document, witness: Document) -> str:
    reason = next((kind for name, (kind, _) in _FAILURES.items() if outcome.get(name)), "")
    failure = Failure(
        reason=reason,
        message="",
        outcome=outcome,
        counterexample=story,
        witness=witness or None,
    )
    named = recognise(failure, _NAMED) if witness else None
    return told(named, Evidence(failure)) if named is not None else ""


def _races(outcome: Document) -> list[str]:
    races = outcome.get("races", [])
    lines = [
        f"{_INDENT}{plain(race['location'])}:  {_site(race['first'])}  and  {_site(race['second'])}"
        for race in races[:_MOST_ENTRIES]
    ]
    lines = list(dict.fromkeys(lines))
    if len(races) > _MOST_ENTRIES:
        lines.append(f"{_INDENT}... and {len(races) - _MOST_ENTRIES} more")
    return ["Accesses that nothing puts in order:", *lines] if lines else []


def _site(site: Document) -> str:
    held = f" holding {', '.join(site['held'])}" if site.get("held") else ""
    return plain(f"{site['task']} {site['operation']}s at {site['file']}:{site['line']}{held}")


def _observations(outcome: Document, width: int) -> list[str]:
    lines = []
    for seen in outcome.get("observations", [])[:_MOST_ENTRIES]:
        known = misconception(seen["id"])
        words = known.sentence if known else seen["detail"] or seen["id"].replace("_", " ")
        lines.append(_wrapped(f"note: line {seen['line']}: {words}", width, indent=""))
    return lines


def _output(outcome: Document) -> list[str]:
    printed = outcome.get("output", "").splitlines()
    if not printed:
        return []
    shown = printed[:_MOST_ENTRIES]
    rest = [f"{_INDENT}..."] if len(printed) > len(shown) else []
    return [
        "It printed, in one of its executions:",
        *(f"{_INDENT}{plain(x)}" for x in shown),
        *rest,
    ]


def replay_command(again: Replayed, schedule: str) -> str:
    """Return what to type to see one execution of a program again."""
    return f"{plain(again.before)} {command_schedule(schedule)}{plain(again.after)}"


def _wrapped(text: str, width: int, *, indent: str = _INDENT) -> str:
    return filled(text, width, indent=indent, hanging=_INDENT)
