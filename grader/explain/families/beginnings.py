"""First steps: starting once, who executes a line, which stage a thread is in.

Some scenarios return a dict whose headings say what was asked and what came back, so that what is
recognised here is told from values as much as from steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.misconceptions import Evidence, recogniser, register

if TYPE_CHECKING:
    from grader.explain.story import Step

ONLY_ONCE = "threads can only be started once"

# --- starting

register(
    "alive_means_started",
    sentence="`is_alive()` was asked to find out whether a thread had been started.",
    rule="It says False twice in a thread's life: before it has begun, and after it has ended.",
    next_step="Ask for `ident`: it is None before the start, and a number for good from then on.",
)

register(
    "started_unasked",
    sentence="A thread was started that had been started before.",
    rule="A thread runs once in its life; a second `start()` raises RuntimeError.",
    next_step="Ask the thread first whether it was ever started; being alive is another question.",
)

register(
    "waited_for_its_end",
    sentence="The thread was waited for by the one who started it.",
    rule="`join()` holds its caller until the thread has ended, so nothing runs side by side.",
    next_step="Take the `join()` out: whoever needs the end will wait for it.",
)

register(
    "kept_own_register",
    sentence="The program keeps its own record of which threads there are.",
    rule="That knows only what went through its own hands; anybody else may start a thread, too.",
    next_step="Ask those who know: the thread itself, or the `threading` module.",
)

register(
    "refused_options",
    sentence="The `__init__` of this class does not take `name=` and `daemon=`.",
    rule="It replaces Thread's own: what it does not take, nobody can hand over.",
    next_step="Take both as keywords, and hand them on to `super().__init__(...)`.",
)

# --- who executes a line

register(
    "recorded_own_name",
    sentence="`self.name` was noted: the name of the object, not of the thread that is running.",
    rule="A method is executed by whoever calls it, whatever object it belongs to.",
    next_step="Ask `threading.current_thread()`: it is the thread that executes this very line.",
)

register(
    "named_outside_run",
    sentence="The question which thread this is was asked inside `__init__`.",
    rule="`__init__` is executed by the thread that makes the object; the new one runs only `run`.",
    next_step="Ask inside `run`, and let `__init__` set the attribute to None.",
)


def own_steps(evidence: Evidence, method: str) -> list[Step]:
    """Return the steps at lines of the student's methods of this name."""
    return [
        step
        for step in evidence.story.steps
        if step.is_own and step.function.split(".")[-1] == method
    ]


def _asked_alive(evidence: Evidence) -> bool:
    return any(
        step.is_own and step.location.endswith(".is_alive()") for step in evidence.story.steps
    )


@recogniser("alive_means_started")
def _alive_means_started(evidence: Evidence) -> bool:
    """Whether a thread was started again, or taken for another stage, as it was not alive."""
    if not _asked_alive(evidence):
        return False
    stages = ("new", "finished")
    return evidence.raised(ONLY_ONCE) or evidence.noted.get("stage") in stages


@recogniser("started_unasked")
def _started_unasked(evidence: Evidence) -> bool:
    return evidence.raised(ONLY_ONCE)


@recogniser("waited_for_its_end")
def _waited_for_its_end(evidence: Evidence) -> bool:
    return any(step.operation == "join" and step.is_own for step in evidence.story.steps)


@recogniser("kept_own_register")
def _kept_own_register(evidence: Evidence) -> bool:
    """Whether a container of the student's was looked at, and it did not know of a thread."""
    looked = any(
        step.is_own and step.is_read and not step.location.endswith("()")
        for step in evidence.story.steps
    )
    nobody = evidence.noted.get("with a crew") == 0 or evidence.noted.get("others()") in (
        [],
        [[]] * 3,
    )
    return nobody or (looked and evidence.raised(ONLY_ONCE))


@recogniser("refused_options")
def _refused_options(evidence: Evidence) -> bool:
    return any(
        evidence.raised(f"__init__() got an unexpected keyword argument '{name}'", kind="TypeError")
        for name in ("name", "daemon")
    )


@recogniser("recorded_own_name")
def _recorded_own_name(evidence: Evidence) -> bool:
    return any(
        step.is_write and ("self.name" in step.source or "self.getName" in step.source)
        for step in own_steps(evidence, "run")
    )


@recogniser("named_outside_run")
def _named_outside_run(evidence: Evidence) -> bool:
    return any(step.is_write and _asks_who(step.source) for step in own_steps(evidence, "__init__"))


def _asks_who(source: str) -> bool:
    asking = ("current_thread(", "currentThread(", "main_thread(")
    return any(each in source for each in asking)


# --- stages

register(
    "begun_means_running",
    sentence="That a thread has begun was taken to mean that it is still at work.",
    rule="Its `ident` stays the same when it has ended.",
    next_step="Ask `is_alive()` as well: it tells running from finished.",
)

register(
    "looked_too_late",
    sentence="The stage was looked at, and by then the thread had gone on.",
    rule="After `start()` it may begin and end before your next line; what is seen is the past.",
    next_step="Tell what must be true: between `start()` and its end, a thread was running.",
)

register(
    "called_in_init",
    sentence="The functions that were handed over are called in `__init__`.",
    rule="`__init__` is executed by the thread that makes the object; only `run` by the new one.",
    next_step="Keep the functions in `__init__`, without brackets, and call them in `run`.",
)

register(
    "counted_too_early",
    sentence="A step is counted before it is taken.",
    rule="Another thread may look at the count while the step is still under way.",
    next_step="Count after the call has returned.",
)


@recogniser("begun_means_running")
def _begun_means_running(evidence: Evidence) -> bool:
    return evidence.noted.get("stage") == "running" and not _asked_alive(evidence)


@recogniser("looked_too_late")
def _looked_too_late(evidence: Evidence) -> bool:
    """Whether `running` is missing among the stages that were seen."""
    value = (evidence.failure.witness or {}).get("value")
    seen = set(map(str, value)) if isinstance(value, list) else set()
    return {"new", "finished"} <= seen and "running" not in seen and _asked_alive(evidence)


@recogniser("called_in_init")
def _called_in_init(evidence: Evidence) -> bool:
    called = evidence.noted.get("steps called")
    in_run = any(step.function.endswith("run") for step in evidence.story.steps if step.is_own)
    return (isinstance(called, int) and called > 0) and not in_run


@recogniser("counted_too_early")
def _counted_too_early(evidence: Evidence) -> bool:
    return evidence.noted.get("taken during the steps") == [1, 2, 3]
