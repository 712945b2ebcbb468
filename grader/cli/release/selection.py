"""Which exercises are released."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.course.names import near, split_numbered
from grader.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.course import Catalogue, Exercise


def names_in(text: str | None) -> tuple[str, ...]:
    """Return the names of a list with commas."""
    return tuple(name.strip() for name in (text or "").split(",") if name.strip())


def select(
    catalogue: Catalogue, *, chapters: Sequence[str], slugs: Sequence[str]
) -> tuple[Exercise, ...]:
    """Return the exercises of the named chapters, and the named ones, in the course's order.

    Args:
        catalogue: The course.
        chapters: Chapters, with or without their number.
        slugs: Exercises.

    Raises:
        UserError: There is no such chapter or exercise; or there are no exercises.
    """
    wanted = {catalogue.get(slug).slug for slug in slugs}
    known = {each.chapter: each.folder.parent.name for each in catalogue.exercises}
    for name in chapters:
        plain = (split_numbered(name) or (0, name))[1]
        if plain not in known:
            msg = f"There is no chapter {name!r}."
            step = near(plain, known) or f"The chapters are {', '.join(known)}."
            raise UserError(msg, next_step=step)
        wanted |= {each.slug for each in catalogue.exercises if each.chapter == plain}
    everything = not chapters and not slugs
    found = tuple(each for each in catalogue.exercises if everything or each.slug in wanted)
    if not found:
        msg = f"There is no exercise in {catalogue.root}."
        raise UserError(msg, next_step="Go to a clone of the course, and try again there.")
    return found


def coming_first(catalogue: Catalogue, exercises: Sequence[Exercise]) -> dict[str, list[str]]:
    """Return the field `after` of each exercise that is released, by slug.

    Where one it names is not released, those that come before that one take its place.
    """
    by_slug = {each.slug: each for each in catalogue.exercises}
    released = {each.slug for each in exercises}

    def before(slug: str) -> list[str]:
        found: list[str] = []
        for each in by_slug[slug].after:
            found += [each] if each in released else before(each)
        return list(dict.fromkeys(found))

    return {slug: before(slug) for slug in released}
