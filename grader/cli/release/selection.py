"""What comes first of the exercises that are released."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from grader.course import Catalogue, Exercise


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
