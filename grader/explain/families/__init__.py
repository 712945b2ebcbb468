"""The misconceptions, a file per family, each beside the function that recognises it.

Importing this package registers all of them. It knows plain documents only: nothing here may run,
import or parse a student's code. Start reading in `lifecycle.py`, the family every exercise meets.
"""

from __future__ import annotations

from grader.explain.families import (
    all_or_nothing,
    critical_sections,
    deadlocks,
    lifecycle,
    locks,
    misuse,
    naming,
    own_data,
    waiting,
)

__all__ = [
    "all_or_nothing",
    "critical_sections",
    "deadlocks",
    "lifecycle",
    "locks",
    "misuse",
    "naming",
    "own_data",
    "waiting",
]
