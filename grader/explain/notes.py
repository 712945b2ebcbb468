"""Notes: what a student should know though it costs no points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.story import Document, line_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_CALLED = frozenset({"getName", "setName", "isDaemon", "setDaemon"})
"""Methods whose modern form is an attribute."""


def notes_on(observations: Iterable[Document], *, told: Iterable[str | None] = ()) -> list[str]:
    """Sentences about what was noticed in a program, in the order of its lines.

    Args:
        observations: As in an outcome document.
        told: Ids of mistakes that are told already, and need no note.
    """
    known = set(told)
    found: dict[str, None] = {}
    for each in sorted(
        observations, key=lambda one: (line_of(one.get("line")), str(one.get("id")))
    ):
        if each.get("id") not in known:
            note = _note(each)
            if note:
                found[note] = None
    return list(found)


def _note(observation: Document) -> str:
    line, detail = line_of(observation.get("line")), text_of(observation.get("detail"))
    match observation.get("id"):
        case "deprecated_name":
            old, _, new = detail.partition(" -> ")
            shown = f"the attribute `{new}`" if old in _CALLED else f"`{new}()`"
            return (
                f"line {line}: `{old}()` still works, and has been deprecated since Python 3.10. "
                f"Today it is {shown}."
            )
        case "shadowed_thread_attribute":
            return (
                f"line {line}: `{detail}` is a name that Thread uses for itself. Depending on the "
                "version of Python, starting or joining the thread breaks; choose another name."
            )
        case "one_lock_for_all_instances":
            return (
                f"line {line}: `{detail}` is one lock for all objects of the class, as it is made "
                "in the class's body. Objects that share nothing wait for one another."
            )
        case _:
            return ""
