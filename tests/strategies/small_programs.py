"""Small programs with threads, made from a seed: a few operations in each, on what all share.

What a thread sees it notes by a function that is not instrumented, so that noting is no step.
"""

from __future__ import annotations

from random import Random
from typing import Any

from grader.explore.wire import warm_up
from grader.strategies import NonPreemptive
from grader.virtual.program import LoadedProgram, Program

OPERATIONS = {
    "read": "note(me, s[{i}])",
    "write": "s[{i}] = {v}",
    "add": "s[{i}] += 1",
    "length": "note(me, len(s))",
    "locked write": "with l{i}: s[{i}] = {v}",
    "locked read": "with l{i}: note(me, s[{i}])",
    "two locks": "with l{i}:\n  with l{j}: note(me, 0)",
    "try": "if l{i}.acquire(blocking=False): l{i}.release(); note(me, 1)\n else: note(me, -1)",
    "locked?": "note(me, l{i}.locked())",
    "release": "try: l{i}.release()\n except RuntimeError: note(me, -3)",
    "set": "e.set()",
    "clear": "e.clear()",
    "set?": "note(me, e.is_set())",
    "wait": "e.wait()",
    "wait a while": "note(me, e.wait({v}))",
    "put": "q.put({v})",
    "get": "note(me, q.get())",
    "get now": "try: note(me, q.get_nowait())\n except Empty: note(me, -2)",
    "get in time": "try: note(me, q.get(timeout={v}))\n except Empty: note(me, -2)",
    "notify": "with c: c.notify()",
    "wait for notice": "with c: note(me, c.wait({v}))",
    "semaphore": "with p: s[{i}] = 1",
    "sleep": "sleep({v})",
    "sleep locked": "with l{i}: sleep({v})",
    "lock in time": (
        "if l{i}.acquire(timeout={v}): l{i}.release(); note(me, 1)\n else: note(me, -1)"
    ),
    "clock": "note(me, monotonic())",
    "alive?": "note(me, ts[{t}].is_alive())",
    "join in time": "ts[{t}].join({v}) if {t} != me else None",
    "start": "t = Thread(target=add, args=(s, {i})); t.start(); t.join()",
}

_HEAD = """
from queue import *
from threading import *
from time import monotonic, sleep

def add(s, i):
    s[i] += 1
"""
_NAMES = "s, l0, l1, e, q, c, p, ts"
_MADE = "[0, 0], Lock(), Lock(), Event(), Queue(), Condition(), Semaphore(1), []"


def text(operations: tuple[str, ...], seed: int, *, threads: int = 2, most: int = 2) -> str:
    """A program of threads that do up to `most` of these operations each."""
    random = Random(seed)
    lines = [_HEAD]
    for me in range(threads):
        lines.append(f"def f{me}({_NAMES}):\n me = {me}")
        for _ in range(random.randint(1, most)):
            operation = random.choice(operations)
            i, v, t = random.randint(0, 1), random.randint(1, 2), random.randrange(threads)
            lines.append(" " + OPERATIONS[operation].format(i=i, j=1 - i, v=v, t=t))
    starts = "".join(
        f" ts.append(Thread(target=f{me}, args=({_NAMES})))\n" for me in range(threads)
    )
    lines.append(
        f"def main():\n {_NAMES} = {_MADE}\n note(None, 0)\n{starts}"
        " for t in ts: t.start()\n for t in ts: t.join()\n return [s, noted()]"
    )
    return "\n".join(lines)


def load(source: str) -> LoadedProgram:
    """The program, run once: a first execution also runs its module."""
    notes: dict[str, list[Any]] = {}

    def note(me: int | None, seen: Any) -> None:
        if me is None:
            notes.clear()
        else:
            notes.setdefault(str(me), []).append(seen)

    def noted() -> dict[str, list[Any]]:
        return {me: list(seen) for me, seen in sorted(notes.items())}

    program = Program(
        module="program",
        file="program.py",
        source=source,
        entry="main",
        values={"note": note, "noted": noted},
    )
    loaded = LoadedProgram(program, warm_up())
    loaded.run(NonPreemptive())
    return loaded
