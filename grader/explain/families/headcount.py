"""Who is alive, who is asking, and which is the main thread."""

from __future__ import annotations

from grader.explain.families.beginnings import own_steps
from grader.explain.misconceptions import Evidence, recogniser, register
from grader.explain.story import MAIN_TASK

register(
    "counted_self",
    sentence="The thread that asks is among the others.",
    rule="`threading.enumerate()` lists all live threads, the one that calls it as well.",
    next_step="Leave out the thread that is asking; `threading` has a function for that one, too.",
)

register(
    "left_out_main",
    sentence="The main thread was left out, and the thread that asks was not.",
    rule="The two are the same only when the main thread itself asks; any thread may.",
    next_step="Leave out `threading.current_thread()`, whichever that is.",
)

register(
    "counted_main",
    sentence="The main thread was counted, too.",
    rule="`enumerate()` and `active_count()` know all live threads, the main one as well.",
    next_step="Leave the main thread out of the count.",
)

register(
    "left_out_both",
    sentence="The thread that asks was left out of the count, and the main thread as well.",
    rule="Seen from the main thread the two are one; from any other thread they are two.",
    next_step="Leave out the main thread only, whoever is asking.",
)

register(
    "left_out_by_name",
    sentence="Threads were told apart by their names.",
    rule="Names need not differ: leaving out a name leaves out everybody who is called so.",
    next_step="Compare the threads themselves: `thread is not threading.current_thread()`.",
)

register(
    "hard_coded_main",
    sentence="The name of the main thread is written out in the program.",
    rule="The main thread can be given another name, like any thread.",
    next_step="Ask `threading.main_thread()` for its name.",
)


def _answers(evidence: Evidence) -> list[object]:
    """Return the names in what `others()` answered, once or several times."""
    answers = evidence.noted.get("others()")
    found: list[object] = []
    for each in answers if isinstance(answers, list) else []:
        found.extend(each if isinstance(each, list) else [each])
    return found


@recogniser("counted_self")
def _counted_self(evidence: Evidence) -> bool:
    asking = evidence.noted.get("asked by")
    return asking in _answers(evidence) and not _left_out_main(evidence)


@recogniser("left_out_main")
def _left_out_main(evidence: Evidence) -> bool:
    """Whether somebody else asked, was listed, and the main thread was not."""
    asking, names = evidence.noted.get("asked by"), _answers(evidence)
    return asking != MAIN_TASK and asking in names and MAIN_TASK not in names


@recogniser("counted_main")
def _counted_main(evidence: Evidence) -> bool:
    return evidence.noted.get("before") == 1 and evidence.noted.get("after") == 1


@recogniser("left_out_both")
def _left_out_both(evidence: Evidence) -> bool:
    """Whether one more thread is not counted when that thread itself asks."""
    by_main, by_another = (
        evidence.noted.get("with a crew"),
        evidence.noted.get("by one more of them"),
    )
    return bool(by_main) and by_main == by_another


@recogniser("left_out_by_name")
def _left_out_by_name(evidence: Evidence) -> bool:
    names = evidence.noted.get("others()")
    listed = isinstance(names, list) and MAIN_TASK in names
    return listed and evidence.noted.get("named like the caller") == 0


@recogniser("hard_coded_main")
def _hard_coded_main(evidence: Evidence) -> bool:
    return any(
        step.is_write and MAIN_TASK in step.source and MAIN_TASK in (step.value or "")
        for step in own_steps(evidence, "run")
    )
