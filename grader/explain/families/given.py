"""What a new thread is given, and where that is kept until `run` needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.families.beginnings import own_steps
from grader.explain.misconceptions import Evidence, recogniser, register

if TYPE_CHECKING:
    from grader.explain.story import Step

register(
    "arguments_to_run",
    sentence="`run` asks for arguments, and nobody hands it any.",
    rule="`start()` has the new thread call `run()` with `self` alone.",
    next_step="Take the arguments in `__init__`, keep them in `self`, and read them in `run`.",
)

register(
    "arguments_to_thread",
    sentence="What this class was given was handed on to Thread, which has no use for it.",
    rule="The first thing Thread's own `__init__` takes is `group`, which has to be None.",
    next_step="Keep your own arguments in `self`; hand on `name=name` and `daemon=daemon` only.",
)

register(
    "forgot_to_keep",
    sentence="`run` looks for something that `__init__` has not kept.",
    rule="The arguments of `__init__` are gone when it returns; what is in `self` stays.",
    next_step="Keep it in `__init__`, as in `self.x = x`, and read `self.x` in `run`.",
)

register(
    "worked_in_init",
    sentence="The work is done in `__init__` already.",
    rule="`__init__` is executed by the thread that makes the object; only `run` by the new one.",
    next_step="Let `__init__` keep what is needed, and move the work to `run`.",
)

register(
    "mutable_default",
    sentence="A default value is a list that was made with the `def`.",
    rule="It is made once, not once for each call, so everybody who is given nothing shares it.",
    next_step="Make None the default, and a new list in the body where nothing was given.",
)

register(
    "empty_means_missing",
    sentence="Whether something was handed in was decided by whether it is true.",
    rule="An empty list counts as false, so it is taken for nothing at all.",
    next_step="Ask whether it is None: `if sink is None`.",
)

register(
    "rebound_not_appended",
    sentence="Another list is filled than the one that was handed in.",
    rule="`list(...)` and `+` make a new list; whoever handed in the old one sees none of it.",
    next_step="Keep the very object you were given, and call its `append`.",
)


@recogniser("arguments_to_run")
def _arguments_to_run(evidence: Evidence) -> bool:
    return evidence.raised("run() missing", kind="TypeError")


@recogniser("arguments_to_thread")
def _arguments_to_thread(evidence: Evidence) -> bool:
    return evidence.raised("group argument must be None")


@recogniser("forgot_to_keep")
def _forgot_to_keep(evidence: Evidence) -> bool:
    """Whether `run` asked for an attribute, or a variable, that there is not."""
    missing = evidence.raised("object has no attribute", kind="AttributeError")
    missing = missing or evidence.raised("is not defined", kind="NameError")
    raising = (step.function for step in evidence.story.steps if step.operation == "raise")
    return missing and any(function.endswith("run") for function in raising)


@recogniser("worked_in_init")
def _worked_in_init(evidence: Evidence) -> bool:
    return any(
        step.operation == "call" and step.is_write for step in own_steps(evidence, "__init__")
    )


@recogniser("mutable_default", decides=True)
def _mutable_default(evidence: Evidence) -> bool:
    """Whether a default value is a container, and what several objects hold is the same."""
    if "mutable_default" not in evidence.observed:
        return False
    value = (evidence.failure.witness or {}).get("value")
    return isinstance(value, list) and len(value) > 1 and all(each == value[0] for each in value)


@recogniser("empty_means_missing")
def _empty_means_missing(evidence: Evidence) -> bool:
    return any(_asks_whether_true(step) for step in own_steps(evidence, "__init__"))


def _asks_whether_true(step: Step) -> bool:
    source = step.source.strip()
    if source.startswith("if "):
        return step.is_read and " is " not in source
    return step.is_write and (" or []" in source or " or list()" in source)


@recogniser("rebound_not_appended")
def _rebound_not_appended(evidence: Evidence) -> bool:
    """Whether `run` stores a list, or `__init__` a copy of one."""
    stored = [*own_steps(evidence, "run"), *own_steps(evidence, "__init__")]
    return any(
        step.operation == "write"
        and (step.value or "").startswith("[")
        and (step.function.endswith("run") or "list(" in step.source or "[:]" in step.source)
        for step in stored
    )
