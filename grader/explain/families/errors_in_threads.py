"""Errors in threads: lost on the way, raised where nobody waits, or handed over as something else.

A check that tells these returns sentences such as "raised ValueError: no" and "returned None" for
what came out, and the kinds of errors that reached `threading.excepthook` as "reported".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.misconceptions import Evidence, recogniser, register
from grader.explain.story import MAIN_TASK

if TYPE_CHECKING:
    from grader.explain.story import Step

register(
    "swallowed_error",
    sentence="An error is caught, and then dropped.",
    rule="Whoever asked learns nothing of it, and takes silence for success.",
    next_step="Catch only what you can answer. Let the rest out, or keep it for the one who asks.",
)

register(
    "error_lost",
    sentence="Nothing catches the error in the thread where it is raised.",
    rule="An error runs up the calls of its own thread, and that ends with `run()`: no other "
    "thread ever meets it.",
    next_step="Put a `try` around the work in `run()`, and keep what it catches.",
)

register(
    "raised_too_early",
    sentence="The error is raised in `run()`, where nobody waits for it.",
    rule="Python calls `run()`; an error that leaves it is reported, and the thread is over.",
    next_step="Only keep it in `run()`, and raise it in the method that is called by the others.",
)

register(
    "caught_base_exception_wrongly",
    sentence="SystemExit went past the `except`, and ended the thread without a word.",
    rule="`except Exception` catches ordinary errors; SystemExit and KeyboardInterrupt stand "
    "beside them, under BaseException.",
    next_step="Where everything has to be passed on, catch BaseException.",
)

register(
    "error_returned",
    sentence="The error came back as a value.",
    rule="A value is not noticed: who calls without looking goes on with an error in hand.",
    next_step="Write `raise` where the error is returned now.",
)

register(
    "error_rewritten",
    sentence="Another error was raised than the one that happened.",
    rule="`except` goes by the kind of an error, and what else it carried is not in a new one.",
    next_step="Keep the error itself, and raise that very object.",
)

register(
    "replaced_excepthook",
    sentence="Another function was put in the place of `threading.excepthook`.",
    rule="There is one for the whole program: the errors of all other threads go there as well.",
    next_step="Leave it alone, and catch the error in `run()`, before it gets there.",
)

register(
    "called_by_the_asker",
    sentence="The function is called when somebody asks, by the one who asks.",
    rule="What a new thread shall do has to be done in its `run()`; other methods are executed by "
    "whoever calls them.",
    next_step="Call the function in `run()`, and keep what comes of it.",
)

register(
    "one_answer_only",
    sentence="What came of the work is gone when it has been asked for once.",
    rule="The next one who asks finds nothing, or waits for ever.",
    next_step="Keep it in an attribute that stays, and only look at it.",
)


def _told(evidence: Evidence, heading: str) -> list[str]:
    """Return the texts that the check's scenario returned, under a heading or altogether."""
    value = evidence.noted.get(heading) if evidence.noted else evidence.story.value
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, str)]


def _came_out(evidence: Evidence) -> str:
    return next(iter(_told(evidence, "outcome")), "")


def _own(evidence: Evidence) -> list[Step]:
    return [step for step in evidence.story.steps if step.is_own]


@recogniser("swallowed_error")
def _swallowed_error(evidence: Evidence) -> bool:
    if evidence.noted.get("error hidden") is True:
        return True
    return _came_out(evidence) == "returned None" and not _told(evidence, "reported")


@recogniser("error_lost")
def _error_lost(evidence: Evidence) -> bool:
    reported = _told(evidence, "reported")
    return bool(reported) and not any(kind in _came_out(evidence) for kind in reported)


@recogniser("raised_too_early")
def _raised_too_early(evidence: Evidence) -> bool:
    came_out = _came_out(evidence)
    return any(came_out.startswith(f"raised {kind}:") for kind in _told(evidence, "reported"))


@recogniser("caught_base_exception_wrongly")
def _caught_base_exception_wrongly(evidence: Evidence) -> bool:
    return _told(evidence, "reported") == ["SystemExit"] and not _raised_too_early(evidence)


@recogniser("error_returned")
def _error_returned(evidence: Evidence) -> bool:
    came_out = _came_out(evidence)
    return (
        came_out.startswith("returned ")
        and came_out[len("returned ") :][:1].isupper()
        and (came_out.endswith(")"))
    )


@recogniser("error_rewritten")
def _error_rewritten(evidence: Evidence) -> bool:
    came_out = _came_out(evidence)
    return came_out.startswith("raised ") and came_out not in _told(evidence, "happened")


@recogniser("replaced_excepthook")
def _replaced_excepthook(evidence: Evidence) -> bool:
    return "another hook was put in its place" in _told(evidence, "reported")


@recogniser("called_by_the_asker")
def _called_by_the_asker(evidence: Evidence) -> bool:
    ran = _told(evidence, "func called by")
    return bool(ran) and set(ran) == {"another thread"}


@recogniser("one_answer_only")
def _one_answer_only(evidence: Evidence) -> bool:
    """Whether the first who asked got an answer, and the second another one or none."""
    if evidence.failure.reason == "deadlock":
        return any(
            wait.task == MAIN_TASK and ".get(" in wait.source for wait in evidence.story.waits
        )
    return _told(evidence, "outcome") != _told(evidence, "last outcome")
