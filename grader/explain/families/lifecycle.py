"""A thread begins, runs, concludes: what goes wrong around start, run and `__init__`."""

from __future__ import annotations

from grader.explain.misconceptions import Evidence, recogniser, register

register(
    "called_run",
    sentence="`run()` was called directly, so the work was done by the calling thread.",
    rule="Only `start()` makes a new thread; that thread then calls `run()` itself.",
    next_step="Call `start()` where `run()` is called now.",
    always=True,
)

register(
    "forgot_super_init",
    sentence="The class has its own `__init__`, which never calls `super().__init__()`.",
    rule="Thread prepares itself in its own `__init__`; without that it cannot be started.",
    next_step="Make `super().__init__()` the first line of your `__init__`.",
    always=True,
)

register(
    "super_init_late",
    sentence="Something of Thread's own was touched before `super().__init__()` had run.",
    rule="A name, a daemon flag or an ident only exist once Thread has prepared itself.",
    next_step="Make `super().__init__()` the first line of your `__init__`.",
    always=True,
    weak=True,
)

register(
    "overrode_start",
    sentence="The class has its own `start()`, and what that does is done by the calling thread.",
    rule="`start()` belongs to Thread: it makes the new thread, which then calls `run()`.",
    next_step="Rename your `start` method to `run`.",
    always=True,
)

register(
    "started_twice",
    sentence="A thread was started a second time.",
    rule="A thread runs once; when it is over it stays over.",
    next_step="Make a new thread object for each time the work shall be done.",
    always=True,
)

register(
    "start_result_used",
    sentence="The result of `start()` was kept as if it were the thread.",
    rule="`start()` returns None.",
    next_step="Keep the thread first, `t = T()`, and call `t.start()` on a line of its own.",
    always=True,
)

register(
    "called_target",
    sentence="`target` was given the result of a call, not the function to call.",
    rule="With brackets, the function runs at once in the calling thread.",
    next_step="Write `target=f, args=(...)` in place of `target=f(...)`.",
    always=True,
)

register(
    "started_in_init",
    sentence="The thread starts itself inside its own `__init__`.",
    rule="It may run before the object is complete, and whoever makes it cannot choose when.",
    next_step="Take `start()` out of `__init__`; let the one who makes the thread start it.",
)

register(
    "ended_by_exit",
    sentence="A thread ended itself with `sys.exit()`.",
    rule="In a thread that ends this thread alone, without a word, and leaves its work undone.",
    next_step="Leave `run()` by reaching its end, or by `return`.",
    always=True,
)

register(
    "no_run",
    sentence="The class has no `run()` of its own, so its threads have nothing to do.",
    rule="`start()` makes the thread, and the thread calls `run()`; Thread's own does nothing.",
    next_step="Write a method `run(self)` that does the thread's work.",
    always=True,
    weak=True,
)

register(
    "returned_from_run",
    sentence="`run()` returns a value, which nobody receives.",
    rule="The new thread calls `run()` itself, and throws away what it returns.",
    next_step="Keep the result in an attribute of the thread: `self.result = ...`.",
    weak=True,
)

register(
    "shadowed_thread_attribute",
    sentence="An attribute of the class hides one that Thread needs itself.",
    rule="Thread keeps its own state in attributes such as `_stop`, `_handle` and `_started`.",
    next_step="Give your attribute another name.",
    always=True,
    weak=True,
)

register(
    "removed_name",
    sentence="A name was used that Python has removed.",
    rule="`isAlive` went with Python 3.9; the others of its kind are going.",
    next_step="Write `is_alive()`.",
    always=True,
)


@recogniser("forgot_super_init", decides=True)
def _forgot_super_init(evidence: Evidence) -> bool:
    seen = "forgot_super_init" in evidence.observed
    if evidence.raised("thread.__init__() not called", kind="RuntimeError"):
        return seen or "super_init_late" not in evidence.observed
    return seen and evidence.raised("thread.__init__() not called")


@recogniser("super_init_late")
def _super_init_late(evidence: Evidence) -> bool:
    return evidence.raised("thread.__init__() not called", kind="AssertionError")


@recogniser("overrode_start", decides=True)
def _overrode_start(evidence: Evidence) -> bool:
    """Whether the class has a start of its own, and it did something."""
    return "overrode_start" in evidence.observed and any(
        step.function.split(".")[-1] == "start" for step in evidence.story.steps if step.is_own
    )


@recogniser("started_twice")
def _started_twice(evidence: Evidence) -> bool:
    return evidence.raised("threads can only be started once", "thread already started")


@recogniser("start_result_used")
def _start_result_used(evidence: Evidence) -> bool:
    return any(
        evidence.raised(f"'NoneType' object has no attribute '{name}'")
        for name in ("join", "is_alive", "name", "daemon", "ident")
    )


@recogniser("called_target")
def _called_target(evidence: Evidence) -> bool:
    return evidence.raised("'NoneType' object is not callable") and any(
        "run" in str(error.get("source", "")) or "threading" in str(error.get("file", ""))
        for error in evidence.exceptions
    )


@recogniser("started_in_init")
def _started_in_init(evidence: Evidence) -> bool:
    """Whether an `__init__` starts its own object; one that starts others is none of it."""
    return any(
        step.operation == "start"
        and step.function.split(".")[-1] == "__init__"
        and ("self.start(" in step.source or "super().start(" in step.source)
        for step in evidence.story.steps
        if not step.by_check
    )


@recogniser("removed_name", decides=True)
def _removed_name(evidence: Evidence) -> bool:
    return evidence.raised("has no attribute 'isAlive'")
