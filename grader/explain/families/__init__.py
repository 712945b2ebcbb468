"""The misconceptions, a file per family, each beside the function that recognises it.

Importing this package registers all of them. It knows plain documents only: nothing here may run,
import or parse a student's code. Start reading in `lifecycle.py`, the family every exercise meets.
"""

from __future__ import annotations

from grader.explain.families import (
    deadlocks,
    errors_in_threads,
    lifecycle,
    locks,
    misuse,
    naming,
    results_and_time,
    stopping,
    waiting,
)

__all__ = [
    "deadlocks",
    "errors_in_threads",
    "lifecycle",
    "locks",
    "misuse",
    "naming",
    "results_and_time",
    "stopping",
    "waiting",
]
