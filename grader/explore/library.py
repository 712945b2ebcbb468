"""The engine as a library: explore any function of this process."""

from __future__ import annotations

import copy
import difflib
import queue
import threading  # noqa: TID251  (to know a real lock when one is handed in)
from concurrent.futures import Executor, Future
from dataclasses import fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.errors import UserError
from grader.explore.counterexample import counterexample
from grader.explore.explorer import Explorer
from grader.explore.search import Search
from grader.explore.slice import source_of
from grader.explore.wire import warm_up
from grader.virtual.own_program import OwnProgram
from grader.virtual.program import Program
from grader.virtual.refusals import Refused
from grader.virtual.treatment import KEPT, Rules

if TYPE_CHECKING:
    import ast
    from collections.abc import Callable, Mapping, Sequence

    from grader.explore.outcome import Outcome

_REAL = (
    type(threading.Lock()), type(threading.RLock()), threading.Condition, threading.Event,
    threading.Semaphore, threading.Barrier, threading.Thread, threading.local, queue.Queue,
    queue.SimpleQueue, Executor, Future,
)  # fmt: skip


def explore(function: Callable[..., Any], *args: Any, **search: Any) -> Outcome:
    """Explores how the threads that `function` starts can interleave.

    Args:
        function: A function written in Python. It runs many times, in a virtual world: an
            instrumented copy of it, of what it names in its module, and of the modules it imports.
        *args: What it is called with, a copy in each execution.
        **search: The fields of `Search`; `instrument`, names of installed packages whose accesses
            are to be seen, too; `schedule`, to run that one execution instead of searching.

    Returns:
        What it can return, deadlocks, uncaught exceptions, races, each with a schedule that shows
        it; where it fails, the counterexample of the first failure.

    Raises:
        UserError: The function cannot be explored, or a field of the search is wrong.
    """
    instrument = tuple(search.pop("instrument", ()))
    schedule = search.pop("schedule", None)
    return explored(function, args, search_from(search), instrument=instrument, schedule=schedule)


def explored(
    function: Callable[..., Any],
    args: Sequence[Any],
    search: Search,
    *,
    instrument: tuple[str, ...] = (),
    schedule: str | None = None,
    before: Callable[[ast.Module, str], None] | None = None,
) -> Outcome:
    """As `explore`, with its options apart.

    Args:
        function: What to explore.
        args: What it is called with.
        search: How.
        instrument: Installed packages to look into.
        schedule: The one schedule to run.
        before: Changes the syntax tree of the function and of what it names before it is
            instrumented, as pytest's rewriting of asserts does; is given the text, too.

    Raises:
        UserError: It cannot be explored.
    """
    piece = source_of(function)
    _require_made_inside({**piece.values, **{f"argument {n + 1}": x for n, x in enumerate(args)}})
    program = Program(
        module=function.__module__,
        file=piece.file,
        source=piece.source,
        entry=function.__name__,
        args=tuple(args),
        values=piece.values,
        path=function.__code__.co_filename,
        rules=Rules(instrument=instrument, kept=KEPT, base=str(Path.cwd())),
        before=before,
    )
    try:
        loaded = OwnProgram(program, warm_up())
        if schedule is not None:
            search = replace(search, executions=1)
        return _outcome(loaded, search, schedule)
    except Refused as refusal:
        raise UserError(refusal.message) from None


def _outcome(loaded: OwnProgram, search: Search, schedule: str | None) -> Outcome:
    explorer = Explorer(loaded, search)
    outcome = explorer.explore() if schedule is None else explorer.follow(schedule)
    witness = outcome.witness
    if outcome.verdict.ending != "fails" or witness is None:
        return outcome
    told = counterexample(loaded, search, witness, shrunk=schedule is None)
    return replace(outcome, counterexample=told)


def search_from(given: Mapping[str, Any]) -> Search:
    """A search with these fields.

    Raises:
        UserError: There is no such field, or its value makes no sense.
    """
    known = [field.name for field in fields(Search)]
    for name in given:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1, 0.5)
            meant = f" Did you mean `{near[0]}`?" if near else ""
            message = f"A search has no `{name}`.{meant}"
            raise UserError(message, next_step=f"It has: {', '.join(known)}")
    return Search(**given)


def _require_made_inside(values: Mapping[str, Any]) -> None:
    """Refuses real locks and threads: nobody in the virtual world could ever wait for one.

    Raises:
        UserError: One of the values is one, or cannot be copied for each execution.
    """
    for name, value in values.items():
        inner = [value, *(vars(value).values() if hasattr(value, "__dict__") else ())]
        if isinstance(value, list | tuple | set | frozenset):
            inner += value
        elif isinstance(value, dict):
            inner += value.values()
        if callable(value):
            continue
        for each in inner:
            if isinstance(each, _REAL):
                kind = type(each).__name__
                message = (
                    f"{name} is or holds a real {kind}, made outside of what is explored; "
                    "its threads would wait for it for ever."
                )
                raise UserError(message, next_step="Make it within the function.")
        try:
            copy.deepcopy(value)
        except Exception as error:  # noqa: BLE001  (whatever their __deepcopy__ does)
            message = f"{name} cannot be copied for each execution: {error}."
            raise UserError(message, next_step="Make it within the function.") from None
