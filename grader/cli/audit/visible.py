"""The visible test of an exercise, run with ordinary threads."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor
    from pathlib import Path

    from grader.course import Exercise, Solutions

_SECONDS = 120


def visible_tests(
    exercise: Exercise, solutions: Solutions, pool: ThreadPoolExecutor
) -> list[Future[list[str]]]:
    """Run the visible test on the stub, the reference and each variant; each gives its troubles."""

    def on_stub() -> list[str]:
        passes = _passes(exercise, exercise.stub)
        return ["The visible test passes on the stub."] if passes else []

    def on(path: Path) -> list[str]:
        if _passes(exercise, path):
            return []
        return [f"The visible test fails on {path.parent.name}/{path.name}."]

    right = (solutions.reference, *solutions.variants)
    return [pool.submit(on_stub), *(pool.submit(on, path) for path in right)]


def _passes(exercise: Exercise, path: Path) -> bool:
    """Run the visible test with ordinary threads, in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        str(exercise.visible_test),
    ]
    environment = {
        **os.environ,
        "THREADLINGS_MODULE": str(path),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",  # none is needed, and some take a second to import
    }
    try:
        ended = subprocess.run(
            command,
            env=environment,
            cwd=exercise.folder,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0
