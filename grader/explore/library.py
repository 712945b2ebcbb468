"""The engine as a library: explore any function of this process."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.explore.explorer import Explorer
from grader.explore.search import Search
from grader.explore.slice import source_of
from grader.explore.wire import warm_up
from grader.virtual.program import LoadedProgram, Program

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.explore.outcome import Outcome


def explore(function: Callable[..., Any], *args: Any, **search: Any) -> Outcome:
    """Explores how the threads that `function` starts can interleave.

    Args:
        function: Any function written in Python. It runs many times, in a virtual world: an
            instrumented copy of it and of what it names in its module.
        *args: What it is called with, each time the same objects.
        **search: The fields of `Search`.

    Returns:
        What it can return, deadlocks, uncaught exceptions, races, each with a schedule that shows
        it.

    Raises:
        UserError: The function's source cannot be had, or a field of the search is wrong.
    """
    piece = source_of(function)
    program = Program(
        module=function.__module__,
        file=piece.file,
        source=piece.source,
        entry=function.__name__,
        args=args,
        values=piece.values,
    )
    explorer = Explorer(LoadedProgram(program, warm_up()), Search(**search))
    return explorer.explore()
