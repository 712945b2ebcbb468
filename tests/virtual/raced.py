"""Runs small programs of two threads, and gathers what they can do."""

from __future__ import annotations

import textwrap

from grader.explore.explorer import Explorer
from grader.explore.search import Search
from grader.explore.wire import warm_up
from grader.virtual.program import LoadedProgram, Program

_PROGRAM = """
import threading
{setup}
def one():
{one}
def other():
{other}
def main():
    threads = [threading.Thread(target=each) for each in (one, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return repr({result})
"""


def program_of(setup: str, one: str, other: str, result: str) -> str:
    """The text of a program in which two threads run these statements."""
    one, other = (textwrap.indent(textwrap.dedent(each), "    ") for each in (one, other))
    return _PROGRAM.format(setup=textwrap.dedent(setup), one=one, other=other, result=result)


def outcomes(source: str, executions: int = 300) -> set[str]:
    """What `main` can return, as text, and the exceptions that can end a thread."""
    program = Program(module="student", file="student.py", source=source, entry="main")
    search = Search(executions=executions)
    outcome = Explorer(LoadedProgram(program, warm_up()), search).explore()
    found = {str(value) for value in outcome.values}
    found |= {f"{each.type}: {each.message}" for each in outcome.exceptions}
    return (
        found
        | {"deadlock" for _each in outcome.deadlocks}
        | {"endless" for _each in outcome.endless}
    )
