"""Who is measured: this project's strategies, plain runs, and other people's explorers."""

from __future__ import annotations

import functools
import importlib.metadata
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from grader import compiled
from grader.cli.benchmark import peers
from grader.cli.benchmark.alone import Alone
from grader.explore.explorer import Explorer
from grader.explore.search import Search
from grader.explore.wire import warm_up
from grader.strategies import STRATEGIES
from grader.virtual.program import LoadedProgram, Program

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from grader.cli.benchmark.programs import Measurable
    from grader.explore.outcome import Outcome

OURS = "threadlings "
FIRST = f"{OURS}pos"
AS_PYTHON = f"{FIRST}, as Python"
NATIVE = "native threads"
SEQUENTIAL = "sequential limit"
ALONE = "threading.py alone"


class Ran(NamedTuple):
    """What a contestant did.

    Attributes:
        executions: How many there were; none comes after one that failed.
        failed: Whether one failed.
    """

    executions: int
    failed: bool


@dataclass(frozen=True, kw_only=True)
class Contestant:
    """One way to run a program many times.

    Args:
        run: Runs a program so many times.
        share: How many executions it does for one of ours, so that rounds are of like length.
        package: What has to be installed for it.
        environment: What its process finds in the environment besides.
        needs_twin: Whether it is one of ours as Python, to be told from ours as compiled.
        explores: Whether it chooses who goes next.
        remark: What has to be said beside its figures.
    """

    name: str
    run: Callable[[Measurable, int], Ran]
    share: float = 1.0
    package: str | None = None
    environment: Mapping[str, str] = field(default_factory=dict)
    needs_twin: bool = False
    explores: bool = True
    remark: str = ""

    @property
    def version(self) -> str | None:
        """The version of its package; None if that is not installed."""
        if self.package is None:
            return None
        try:
            return importlib.metadata.version(self.package)
        except importlib.metadata.PackageNotFoundError:
            return None

    @property
    def is_here(self) -> bool:
        """Whether it can be measured."""
        if self.needs_twin and not compiled.in_use():
            return False
        return self.package is None or self.version is not None


def explored(program: Measurable, executions: int, *, strategy: str) -> Ran:
    """Explores, once more from the start whenever a strategy is through with everything."""
    text = Program(module="program", file="program.py", source=program.text, entry="main")
    loaded = LoadedProgram(text, warm_up())
    done = 0
    while done < executions:
        outcome = _explore(loaded, strategy, executions - done)
        done += outcome.executions
        if _is_wrong(outcome, program):
            # The same search once more, cut off earlier and earlier: after how many it failed.
            tried = range(1, outcome.executions + 1)
            first = next(
                n
                for n in tried
                if _is_wrong(_explore(LoadedProgram(text, warm_up()), strategy, n), program)
            )
            return Ran(first, failed=True)
    return Ran(done, failed=False)


def _explore(loaded: LoadedProgram, strategy: str, executions: int) -> Outcome:
    return Explorer(loaded, Search(strategy=strategy, executions=executions)).explore()


def _is_wrong(outcome: Outcome, program: Measurable) -> bool:
    return outcome.values != [program.value] or outcome.verdict.ending == "fails"


def native(program: Measurable, executions: int) -> Ran:
    """Runs with threads of the operating system."""
    code = compile(program.text, "program.py", "exec")
    for number in range(1, executions + 1):
        if peers.fresh(code)["main"]() != program.value:
            return Ran(number, failed=True)
    return Ran(executions, failed=False)


def sequential(program: Measurable, executions: int) -> Ran:
    """Does the same work in one thread: calls `run` of each thread, one after the other."""
    code = compile(program.text, "program.py", "exec")
    for _number in range(executions):
        module = peers.fresh(code)
        threads, state = module["make"]()
        for thread in threads:
            thread.run()
        assert module["result"](state) == program.value
    return Ran(executions, failed=False)


def alone(program: Measurable, executions: int) -> Ran:
    """Runs on CPython's own `threading.py` with nothing beneath, a thread after the other."""
    code = compile(program.text, "program.py", "exec")
    names = _alone().builtins
    for number in range(1, executions + 1):
        module = {"__name__": "program", "__builtins__": names}
        exec(code, module)
        if module["main"]() != program.value:  # type: ignore[operator]  # a function
            return Ran(number, failed=True)
    return Ran(executions, failed=False)


@functools.cache
def _alone() -> Alone:
    return Alone()


def _peer(run: Callable[..., tuple[int, bool]], **options: Any) -> Callable[..., Ran]:
    return lambda program, executions: Ran(*run(program, executions, **options))


def contestants() -> dict[str, Contestant]:
    """All of them by name, in the order in which they are printed."""
    names = sorted(STRATEGIES, key=lambda name: (name != "pos", name))
    ours = [
        Contestant(name=f"{OURS}{name}", run=partial(explored, strategy=name)) for name in names
    ]
    ours.insert(
        1,
        Contestant(
            name=AS_PYTHON,
            run=partial(explored, strategy="pos"),
            share=0.5,
            environment={compiled.ENGINE: compiled.PYTHON},
            needs_twin=True,
        ),
    )
    plain = [
        Contestant(name=NATIVE, run=native, explores=False),
        Contestant(
            name=ALONE,
            run=alone,
            share=2,
            explores=False,
            remark="each thread runs as it is started: what the standard library's own code takes",
        ),
        Contestant(name=SEQUENTIAL, run=sequential, share=5, explores=False),
    ]
    frontrun = Contestant(name="", run=native, share=0.1, package="frontrun")
    interleave = replace(frontrun, package="interleave-test")
    others = [
        replace(frontrun, name="frontrun random", run=_peer(peers.frontrun, strategy="random")),
        replace(
            frontrun,
            name="frontrun dpor",
            run=_peer(peers.frontrun, strategy="dpor"),
            remark="begins anew when it is through with everything",
        ),
        *(
            replace(
                interleave,
                name=f"interleave-test {strategy}",
                run=_peer(peers.interleave, strategy=strategy, granularity="opcode"),
            )
            for strategy in ("random", "pct", "dfs")
        ),
        replace(
            interleave,
            name="interleave-test random, by line",
            run=_peer(peers.interleave, strategy="random", granularity="line"),
            remark="a line is one step to it",
        ),
    ]
    return {each.name: each for each in (*ours, *plain, *others)}
