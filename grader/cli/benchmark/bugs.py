"""Section 2: schedules until each known bug is found, for each strategy."""

from __future__ import annotations

import ast
import gc
import re
import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from grader.engine.ending import EndingKind
from grader.explore.wire import warm_up
from grader.strategies import WAYS, NonPreemptive, way
from grader.virtual.program import LoadedProgram, Program
from grader.virtual.values import plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from grader.engine.ending import Ending
    from grader.engine.strategy import Strategy

LIMIT = 2_000
"""Schedules after which the search for a bug is given up."""
SEEDS = 5
_STEPS = 20_000
_DRAW_NOTHING = frozenset(("exhaustive", "preemption_bounded"))

_START = """
    threads = [threading.Thread(target=each) for each in ({targets})]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
"""


def _built_in(body: str, targets: str, claim: str) -> str:
    return (
        f"import threading\n\ndef main():{body}{_START.format(targets=targets)}    assert {claim}\n"
    )


BUILT_IN = {
    "lost update": _built_in(
        """
    total = 0

    def add():
        nonlocal total
        total += 1
""",
        "add, add",
        "total == 2",
    ),
    "check, then act": _built_in(
        """
    seats, sold = ["1A"], []

    def buy():
        if seats:
            sold.append(seats.pop())
""",
        "buy, buy",
        "len(sold) == 1",
    ),
    "two reads that differ": _built_in(
        """
    low, high, seen = 0, 0, []

    def move():
        nonlocal low, high
        high = 1
        low = 1

    def look():
        seen.append((low, high))
""",
        "move, look",
        "seen[0] in ((0, 0), (1, 1))",
    ),
    "locks in two orders": _built_in(
        """
    one, other = threading.Lock(), threading.Lock()

    def there():
        with one, other:
            pass

    def back():
        with other, one:
            pass
""",
        "there, back",
        "True",
    ),
    "lost wakeup": _built_in(
        """
    changed, ready = threading.Condition(), []

    def wait():
        if not ready:
            with changed:
                changed.wait()

    def wake():
        ready.append(1)
        with changed:
            changed.notify()
""",
        "wait, wake",
        "ready",
    ),
    "notified by the wrong one": _built_in(
        """
    room, items, taken = threading.Condition(), [], []

    def take():
        with room:
            if not items:
                room.wait()
            taken.append(items.pop())

    def give():
        with room:
            items.append(1)
            room.notify()
""",
        "take, take, give, give",
        "len(taken) == 2",
    ),
}
"""Programs with a known bug, for as long as the clone has no corpus of them."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """How long one strategy takes for one bug.

    Attributes:
        schedules: How many, the one that fails included: the median over the seeds; None if it was
            not found within the limit.
        seeds: How many seeds were tried; one for a strategy that draws nothing.
    """

    program: str
    strategy: str
    schedules: int | None
    seeds: int


def known_bugs(root: Path | None) -> dict[str, str]:
    """The programs by name: the corpus of the clone, or what is built in where there is none.

    Without those whose fault is a race that does no harm: no execution of theirs fails.
    """
    files = sorted((root / "tests" / "corpus" / "fails").glob("**/*.py")) if root else []
    found = {file.stem: file.read_text(encoding="utf-8") for file in files}
    found = {name: text for name, text in found.items() if _header(text, "reason") != "race"}
    return found or BUILT_IN


def measure(
    programs: dict[str, str],
    *,
    say: Callable[[str], None],
    seeds: int = SEEDS,
    limit: int = LIMIT,
) -> list[Found]:
    """Searches each program in each way."""
    found = []
    for name, text in programs.items():
        for strategy in WAYS:
            say(f"{name}: {strategy} ...")
            found.append(_find(name, text, strategy, seeds=seeds, limit=limit))
    return found


def _find(name: str, text: str, strategy: str, *, seeds: int, limit: int) -> Found:
    entry = "main" if "\ndef main(" in f"\n{text}" else None
    program = Program(module="program", file="program.py", source=text, entry=entry)
    tried = []
    for seed in range(1 if strategy in _DRAW_NOTHING else seeds):
        loaded = LoadedProgram(program, warm_up())
        tried.append(until_it_fails(loaded, text, strategy, seed=seed, limit=limit))
    middle = statistics.median_low([limit + 1 if each is None else each for each in tried])
    schedules = None if middle > limit else middle
    return Found(program=name, strategy=strategy, schedules=schedules, seeds=len(tried))


def until_it_fails(
    loaded: LoadedProgram, text: str, strategy: str, *, seed: int, limit: int
) -> int | None:
    """How many schedules it takes, as when exploring: the first of all is without preemption."""
    ways = way(strategy, seed)
    adversarial = _header(text, "clock") == "adversarial"
    chosen: Strategy = NonPreemptive()
    probed = False
    number = 0
    collecting = gc.isenabled()
    gc.disable()  # finalizers would run at points that no schedule names
    try:
        while number < limit:
            execution = loaded.run(chosen, adversarial=adversarial, limit=_STEPS, probed=probed)
            chosen.end(execution.scheduler.trace or ())
            probed = probed or execution.scheduler.probed
            number += execution.ending.kind is not EndingKind.ABANDONED
            if _fails(execution.ending, text):
                return number
            chosen = ways.following(number)
            while not chosen.begin(number):
                if not ways.goes_on_without(chosen):
                    return None
                chosen = ways.following(number)
    finally:
        if collecting:
            gc.enable()
    return None


def _fails(ending: Ending, text: str) -> bool:
    """Whether an execution fails: by the way it ends, or by what the program returned."""
    if ending.kind is EndingKind.ABANDONED:
        return False
    expected = _header(text, "expects")
    if ending.kind is not EndingKind.RETURNED or expected is None:
        return ending.kind is not EndingKind.RETURNED
    right: Any = plain(ast.literal_eval(expected))
    return ending.value not in (right if _header(text, "any of") == "yes" else [right])


def _header(text: str, key: str) -> str | None:
    """What the comments at the top of a program of the corpus say of it."""
    found = re.search(rf"^# {key}: (.*)$", text, flags=re.MULTILINE)
    return found[1].strip() if found else None
