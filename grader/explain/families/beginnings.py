"""First steps: what a new object is given, who executes a line, whom one asks, which stage it is.

Some scenarios return a dict whose headings say what was asked and what came back, so that what is
recognised here is told from values as much as from steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from grader.explain.misconceptions import Evidence, recogniser, register
from grader.explain.story import MAIN_TASK

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
    next_step="Ask the thread first whether it was ever started: what tells new from finished?",
)

register(
    "swallowed_error",
    sentence="An error was caught and hidden, whatever it was about.",
    rule="The same kind of error can have several reasons; the caller learns of none of them.",
    next_step="Catch only what you can answer, and let everything else out: `raise`.",
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


def _value(evidence: Evidence, heading: str) -> object:
    """Return what the scenario that failed returned under a heading."""
    value = (evidence.failure.witness or {}).get("value")
    return value.get(heading) if isinstance(value, dict) else None


def _own(evidence: Evidence, method: str) -> list[Step]:
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
    return evidence.raised(ONLY_ONCE) or _value(evidence, "stage") in stages


@recogniser("started_unasked")
def _started_unasked(evidence: Evidence) -> bool:
    return evidence.raised(ONLY_ONCE)


@recogniser("swallowed_error")
def _swallowed_error(evidence: Evidence) -> bool:
    return _value(evidence, "error hidden") is True


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
    nobody = _value(evidence, "with a crew") == 0 or _value(evidence, "others()") in ([], [[]] * 3)
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
        for step in _own(evidence, "run")
    )


@recogniser("named_outside_run")
def _named_outside_run(evidence: Evidence) -> bool:
    return any(step.is_write and _asks_who(step.source) for step in _own(evidence, "__init__"))


def _asks_who(source: str) -> bool:
    asking = ("current_thread(", "currentThread(", "main_thread(")
    return any(each in source for each in asking)


# --- what a new object is given

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
    return any(step.operation == "call" and step.is_write for step in _own(evidence, "__init__"))


@recogniser("mutable_default", decides=True)
def _mutable_default(evidence: Evidence) -> bool:
    """Whether a default value is a container, and what several objects hold is the same."""
    if "mutable_default" not in evidence.observed:
        return False
    value = (evidence.failure.witness or {}).get("value")
    return isinstance(value, list) and len(value) > 1 and all(each == value[0] for each in value)


@recogniser("empty_means_missing")
def _empty_means_missing(evidence: Evidence) -> bool:
    return any(_asks_whether_true(step) for step in _own(evidence, "__init__"))


def _asks_whether_true(step: Step) -> bool:
    source = step.source.strip()
    if source.startswith("if "):
        return step.is_read and " is " not in source
    return step.is_write and (" or []" in source or " or list()" in source)


@recogniser("rebound_not_appended")
def _rebound_not_appended(evidence: Evidence) -> bool:
    """Whether `run` stores a list, or `__init__` a copy of one."""
    stored = [*_own(evidence, "run"), *_own(evidence, "__init__")]
    return any(
        step.operation == "write"
        and (step.value or "").startswith("[")
        and (step.function.endswith("run") or "list(" in step.source or "[:]" in step.source)
        for step in stored
    )


# --- who is asked for

register(
    "counted_self",
    sentence="The thread that asks is among the others.",
    rule="`threading.enumerate()` lists all live threads, the one that calls it as well.",
    next_step="Leave out the thread that is asking: which function says who that is?",
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


def _answers(evidence: Evidence) -> list[str]:
    """Return the names in all answers that `others()` gave."""
    answers = _value(evidence, "others()")
    lists = answers if isinstance(answers, list) else []
    return [name for names in lists if isinstance(names, list) for name in names]


@recogniser("counted_self")
def _counted_self(evidence: Evidence) -> bool:
    asking = _value(evidence, "asked by")
    return asking in _answers(evidence) and not _left_out_main(evidence)


@recogniser("left_out_main")
def _left_out_main(evidence: Evidence) -> bool:
    """Whether somebody else asked, was listed, and the main thread was not."""
    asking, names = _value(evidence, "asked by"), _answers(evidence)
    return asking != MAIN_TASK and asking in names and MAIN_TASK not in names


@recogniser("counted_main")
def _counted_main(evidence: Evidence) -> bool:
    return _value(evidence, "before") == 1 and _value(evidence, "after") == 1


@recogniser("left_out_both")
def _left_out_both(evidence: Evidence) -> bool:
    """Whether one more thread is not counted when that thread itself asks."""
    by_main, by_another = _value(evidence, "with a crew"), _value(evidence, "by one more of them")
    return bool(by_main) and by_main == by_another


@recogniser("left_out_by_name")
def _left_out_by_name(evidence: Evidence) -> bool:
    names = _value(evidence, "others()")
    listed = isinstance(names, list) and MAIN_TASK in names
    return listed and _value(evidence, "named like the caller") == 0


@recogniser("hard_coded_main")
def _hard_coded_main(evidence: Evidence) -> bool:
    return any(
        step.is_write and MAIN_TASK in step.source and MAIN_TASK in (step.value or "")
        for step in _own(evidence, "run")
    )
