"""What goes wrong with a lock that has two sides, for those who read and the one who writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.misconceptions import recogniser, register

if TYPE_CHECKING:
    from grader.explain.misconceptions import Evidence

_PAGES = 2  # that a check's book has while somebody reads
_SIDES = (".read()", ".write()")

register(
    "live_book",
    sentence="What should stay as it was is the same list, and changes with it.",
    rule="An assignment makes a second name for a list, and no second list.",
    next_step="Make a copy while you may read: `list(book)`, or `book.copy()`.",
)

register(
    "readers_exclusive",
    sentence="Readers wait for readers.",
    rule="Who only reads disturbs nobody who reads; a lock that is held meanwhile keeps them out.",
    next_step="Hold the lock to count the readers, and let go of it before the block begins.",
)

register(
    "writer_starves",
    sentence="New readers come in as long as one is in, and the writer waits for a gap.",
    rule="That nobody is in may never be true for a moment, though nobody stays for long.",
    next_step="Count the writers who wait, and let no new reader in while there is one.",
)

register(
    "not_alone",
    sentence="A writer is in, and somebody else as well.",
    rule="Looking who is in, and going in, are one step; and both sides have to look at both.",
    next_step="Look and count under one lock; wait for readers and for writers before you write.",
)

register(
    "upgrade_deadlock",
    sentence="A thread asks to write while it reads: it waits until it has left itself.",
    rule="A writer waits until all readers are out, and one of them is the same thread.",
    next_step="Take the writing side from the beginning, or leave the reading side first.",
)

register(
    "wrong_side",
    sentence="The book is used on the wrong side of the lock, or without it.",
    rule="A lock protects what is done between taking it and leaving it, and on its own side.",
    next_step="Do everything with the book inside the block: copying in read, appending in write.",
)


def _wrong(evidence: Evidence) -> bool:
    return evidence.failure.reason == "wrong_result" and not evidence.story.waits


for _each in ("readers_exclusive", "writer_starves", "not_alone"):
    recogniser(_each)(_wrong)


@recogniser("wrong_side")
def _wrong_side(evidence: Evidence) -> bool:
    """Whether somebody saw a half page, or too few, or one came while somebody read."""
    noted = evidence.noted
    if not _wrong(evidence) or "seen" not in noted:
        return _wrong(evidence) and evidence.story.value is False
    seen = noted["seen"]
    return "half a page" in seen or len(seen) < _PAGES or len(noted["meanwhile"]) > _PAGES


@recogniser("live_book")
def _live_book(evidence: Evidence) -> bool:
    return len(evidence.noted.get("seen", ())) > _PAGES


@recogniser("upgrade_deadlock")
def _upgrade_deadlock(evidence: Evidence) -> bool:
    """Whether one who waits for ever in a condition has asked for both sides."""
    sources: dict[str, list[str]] = {}
    for step in evidence.story.steps:
        sources.setdefault(step.task, []).append(step.source)
    return any(
        all(any(side in source for source in sources.get(wait.task, ())) for side in _SIDES)
        for wait in evidence.story.waits
        if wait.wants in ("wait()", "wait_for()")
    )
