"""Name the mistake behind a failure."""

from __future__ import annotations

from grader.explain import families as families  # registers every misconception
from grader.explain.misconceptions import Evidence, Failure, fits, misconceptions


def recognise(failure: Failure, tells: tuple[str, ...]) -> str | None:
    """Return the id of the mistake that explains a failure, or None.

    The ids a check tells come first, in its order of precedence. Then come the mistakes any
    exercise can meet, where there is direct evidence of them.

    Args:
        failure: The failure, as plain documents.
        tells: Ids this check may name.
    """
    evidence = Evidence(failure)
    if any(error.get("type") == "NotImplementedError" for error in evidence.exceptions):
        return None  # nothing is mistaken yet: this part of the exercise is still to be written
    known = misconceptions()
    everywhere = [item for item in known.values() if item.always]
    candidates = [
        *(known[each].id for each in tells if each in known and not known[each].weak),
        *(item.id for item in everywhere if not item.weak),
        *(known[each].id for each in tells if each in known and known[each].weak),
        *(item.id for item in everywhere if item.weak),
    ]
    # An id without a recogniser of its own is still named when it was seen to happen.
    unknown = [each for each in tells if each not in known and each in evidence.observed]
    return next((each for each in [*candidates, *unknown] if fits(each, evidence)), None)
