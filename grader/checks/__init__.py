"""The hidden checks: `test_<slug>.py` for each exercise, worth 10 points together.

A check reads like the sentence it proves. Its scenario is a plain function whose source is sent to
the student process; what it should give, and every number it knows, stay here. Checks judge
behaviour: they must not know how a solution is spelled or which primitive it uses.

Start reading at `test_lost_update.py`, and at `grader.checking` for what a check may say.
"""

from __future__ import annotations

from pathlib import Path


def are_here() -> bool:
    """Whether there are any: a repository released to students may have been given none."""
    return any(Path(__path__[0]).glob("test_*.py"))
