"""Names and what belongs to the class or to the object."""

from __future__ import annotations

from grader.explain.misconceptions import Evidence, recogniser, register
from grader.explain.story import text_of

register(
    "named_after_start",
    sentence="The thread got its name after it had started.",
    rule="From `start()` on it runs, and may look at its name before the new one is there.",
    next_step="Hand the name to `super().__init__(name=...)`, before the thread starts.",
)

register(
    "class_attribute",
    sentence="A value is kept on the class, so all objects share one.",
    rule="What is assigned in the body of a class exists once; the last thread to write it wins.",
    next_step="Assign it to `self` inside `__init__`.",
)

register(
    "name_before_super",
    sentence="The name was set before `super().__init__()` had run.",
    rule="Thread's own `__init__` prepares the name, and overwrites whatever was there before.",
    next_step="Hand the name over: `super().__init__(name=...)`.",
)

register(
    "compared_identity",
    sentence="Two texts were compared with `is`.",
    rule="`is` asks whether both are the same object; equal texts often are not.",
    next_step="Compare texts with `==`.",
)


@recogniser("name_before_super")
def _name_before_super(evidence: Evidence) -> bool:
    return any(
        text_of(error.get("type")) == "AssertionError"
        and "thread.__init__() not called" in text_of(error.get("message")).lower()
        and "name" in text_of(error.get("source")).lower()
        for error in evidence.exceptions
    )


@recogniser("named_after_start")
def _named_after_start(evidence: Evidence) -> bool:
    started: set[str] = set()
    starters: set[tuple[str, str]] = set()
    for step in evidence.story.steps:
        if step.operation == "start":
            started.add(step.location)
            starters.add((step.task, step.function))
            continue
        # By the thread itself, which then runs already, or by who started it just before.
        late = (
            step.task in started
            or step.function.endswith(".run")
            or (step.task, step.function) in starters
        )
        if step.is_write and step.is_own and late and _is_name(step.location):
            return True
    return False


@recogniser("class_attribute", decides=True)
def _class_attribute(evidence: Evidence) -> bool:
    """Whether what is kept on the class was changed in the execution that shows the failure."""
    lines = evidence.lines_observed("class_attribute")
    return any(
        step.is_write and step.is_own and step.line in lines for step in evidence.story.steps
    )


def _is_name(location: str) -> bool:
    return location.split(".")[-1] in ("name", "_name")
