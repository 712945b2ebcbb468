"""nbgrader is an extra: where it is missing, this says what to type; and what it looks for."""

from __future__ import annotations

import os
import sysconfig
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


def put_scripts_on_path() -> None:
    """Let nbgrader find `alembic`: it starts that by its name to make a new gradebook.

    An environment that nobody activated is not on PATH.
    """
    scripts, path = sysconfig.get_path("scripts"), os.environ.get("PATH", os.defpath)
    if scripts not in path.split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([scripts, path])
