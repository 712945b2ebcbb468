"""ONE execution: tasks, the scheduler that switches between them, and what it can tell afterwards.

Knows tasks, operations, virtual time and happens-before. Must not know files, pytest, points,
Python's `threading` module or which thread ought to run next: a `Strategy` says that (see
`strategy.py` for the protocol and `grader/strategies/` for the algorithms).

Start reading at `switching.py`: a task announces its next operation at a *scheduling point*, the
strategy picks among the ready tasks, and the chosen one goes on until its own next point. Exactly
one task runs at any time, so everything between two points is atomic, and the list of choices, the
*schedule*, decides the execution.
"""

from __future__ import annotations

import grader.compiled  # noqa: F401 - lets the compiled twins be found
