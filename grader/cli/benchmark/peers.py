"""Other people's explorers, each driven in the fastest way it offers that still sees `x += 1`.

Written from the documentation and source of frontrun 0.7.0 and interleave-test 0.1.0. Their
reports, replays, I/O detection and traces are turned off. The module is executed afresh for each
execution, outside of what they trace. Both start as many threads as the program has.
"""

from __future__ import annotations

import importlib
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import CodeType

    from grader.cli.benchmark.programs import Measurable

_FILE = "/measured/program.py"
"""Any path outside the standard library and site-packages is traced."""


def fresh(code: CodeType) -> dict[str, Any]:
    """Executes a module once more."""
    namespace: dict[str, Any] = {"__name__": "program"}
    exec(code, namespace)
    return namespace


def frontrun(program: Measurable, executions: int, *, strategy: str) -> tuple[int, bool]:
    """Explores with frontrun, which starts the threads itself: it is given their `run` methods.

    Systematic exploration begins again when it is through with everything.

    Returns:
        How many executions there were, and whether one failed.
    """
    os.environ["FRONTRUN_ACTIVE"] = "1"  # as its command does; without it, it refuses to sample
    explore = importlib.import_module("frontrun").explore
    code = compile(program.text, _FILE, "exec")

    def setup() -> tuple[dict[str, Any], Any, Any]:
        module = fresh(code)
        return module, *module["make"]()

    done = 0
    while done < executions:
        left = executions - done
        limit = {"max_attempts": left, "seed": done} if strategy == "random" else {}
        found = explore(
            setup=setup,
            workers=[lambda made: made[1][0].run(), lambda made: made[1][1].run()],
            invariant=lambda made: made[0]["result"](made[2]) == program.value,
            strategy=strategy,
            detect_io=False,
            reproduce_on_failure=0,
            **(limit or {"max_executions": left}),
        )
        done += found.num_explored
        if found.property_holds is False:
            return done, True
    return done, False


def interleave(
    program: Measurable, executions: int, *, strategy: str, granularity: str
) -> tuple[int, bool]:
    """Explores with interleave-test, which runs `main`.

    Returns:
        How many executions there were, and whether one failed.
    """
    package = importlib.import_module("interleave_test")
    code = compile(program.text, _FILE, "exec")

    def model() -> None:
        with package.no_interleave():
            module = fresh(code)
        assert module["main"]() == program.value

    done = 0
    while done < executions:
        found = package.explore(
            model,
            iterations=executions - done,
            seed=done,
            strategy=strategy,
            granularity=granularity,
            raise_on_failure=False,
        )
        done += found.schedules_run
        if found.failure is not None:
            return done, True
    return done, False
