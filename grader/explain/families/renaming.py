"""Old programs and new names: what was renamed, and what must stay as it was."""

from __future__ import annotations

from grader.explain.misconceptions import Evidence, recogniser, register

register(
    "used_deprecated_name",
    sentence="A name was used that Python asks you to give up.",
    rule="It still works, with a warning, and is to go one day; here warnings are errors.",
    next_step="Write what the warning says: it tells the name to use today.",
)

register(
    "called_the_name",
    sentence="An attribute was called as if it were a method.",
    rule="`getName()` and `setName(x)` are one attribute today, and so are those of `daemon`.",
    next_step="Read it without brackets, `thread.name`, and set it with `=`.",
)

register(
    "forgot_brackets",
    sentence="A method was named and not called.",
    rule="Without brackets it is the method itself, which counts as true, whatever it would say.",
    next_step="Write the brackets: `is_alive()`.",
)

register(
    "changed_behaviour",
    sentence="The program does something else than it did.",
    rule="Who moves a program to new names changes the names, and nothing that others rely on.",
    next_step="Compare this part with the original, line by line.",
)


@recogniser("used_deprecated_name")
def _used_deprecated_name(evidence: Evidence) -> bool:
    return evidence.raised("is deprecated", kind="DeprecationWarning")


@recogniser("called_the_name")
def _called_the_name(evidence: Evidence) -> bool:
    return evidence.raised(
        "'str' object is not callable", "'bool' object is not callable", kind="TypeError"
    )


@recogniser("changed_behaviour")
def _changed_behaviour(evidence: Evidence) -> bool:
    return evidence.failure.reason == "wrong_result"
