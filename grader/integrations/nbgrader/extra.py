"""nbgrader is an extra: where it is missing, this says what to type."""

from __future__ import annotations

from importlib.util import find_spec

from grader.errors import UserError


def demand_nbgrader() -> None:
    """Make sure that nbgrader can be imported.

    Raises:
        UserError: It is not installed.
    """
    if any(find_spec(name) is None for name in ("nbformat", "nbgrader")):
        msg = "This needs nbgrader, which is not installed here."
        raise UserError(msg, next_step="pip install 'threadlings[nbgrader]'")
