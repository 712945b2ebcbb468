"""One search on behalf of a test, and what the test's report says of it."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from _pytest.assertion.rewrite import rewrite_asserts

from grader.errors import ThreadlingsError
from grader.explain.outcome import Replayed, render_outcome
from grader.explore.library import explored, search_from

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.explore.outcome import Outcome

_WIDTH = 88


def explore_in_test(
    scenario: Callable[..., Any],
    args: tuple[Any, ...],
    settings: dict[str, Any],
    *,
    schedule: str | None,
    again: str,
) -> tuple[Outcome | None, str | None]:
    """Explore a scenario.

    Args:
        scenario: The function.
        args: What it is called with.
        settings: Fields of a search, and `instrument`.
        schedule: The one schedule to run, or None.
        again: What to type before a schedule to run the test under it.

    Returns:
        The outcome, and the report if the test fails.
    """
    chosen = dict(settings)
    instrument = tuple(chosen.pop("instrument", ()))
    name = getattr(scenario, "__name__", repr(scenario))
    try:
        outcome = explored(
            scenario,
            args,
            search_from(chosen),
            instrument=instrument,
            schedule=schedule,
            before=_rewrite_asserts,
        )
    except ThreadlingsError as error:
        step = f"\nnext:  {error.next_step}" if error.next_step else ""
        return None, f"explore({name}): {error.message}{step}"
    if outcome.verdict.ending in ("holds", "holds_within_bound"):
        return outcome, None
    return outcome, _report(outcome, name, again)


def _rewrite_asserts(tree: ast.Module, source: str) -> None:
    """Let asserts say their values, as pytest lets those of tests."""
    rewrite_asserts(tree, source.encode("utf-8"))
    for node in ast.walk(tree):
        line = getattr(node, "lineno", None)
        if line is not None and getattr(node, "end_lineno", None) is None:
            # What pytest adds says where it begins; where it ends would be made up, as line 1.
            node.end_lineno = line  # type: ignore[attr-defined]  # all that have a first line


def _report(outcome: Outcome, name: str, again: str) -> str:
    document = outcome.document()
    whole = [error["message"] for error in document["exceptions"] if "\n" in error["message"]]
    for error in document["exceptions"]:
        error["message"] = _first_line(error["message"])
    story = document["counterexample"]
    if story:
        story["ending"]["message"] = _first_line(story["ending"]["message"])
        for step in story["steps"]:
            if step["operation"] == "raise" and step["value"]:
                step["value"] = _first_line(step["value"])
    text = render_outcome(document, target=name, again=Replayed(again), width=_WIDTH, color=False)
    return "\n\n".join([text, *whole[:1]])


def _first_line(text: str) -> str:
    return text.partition("\n")[0]
