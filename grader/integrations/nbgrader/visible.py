"""Runs an exercise's visible tests on a notebook's solution cell.

This file lies beside the notebook and stands alone: it needs pytest, and nothing of the grader's.
The tests run in a process of their own, so that no thread stays behind in the notebook's kernel.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

SECONDS = 120


def try_out(module: str, names: Sequence[str], history: Sequence[str]) -> None:
    """Print what the visible tests say of the newest cell that defines one of some names.

    Args:
        module: The file that the cell stands for, as `hello.py`.
        names: What the cell defines.
        history: The cells that were run, oldest first: IPython's `In`.

    Raises:
        AssertionError: A test fails, and nbgrader validates the notebook.
    """
    execution = os.environ.get("NBGRADER_EXECUTION")
    if execution == "autograde":
        print("These tests are for you: they give no points, and are left out in grading.")
        return
    defines = re.compile(rf"^(?:class|(?:async )?def) (?:{'|'.join(names)})\b", re.MULTILINE)
    program = next((cell for cell in reversed(history) if defines.search(cell)), None)
    if program is None:
        print(f"Run the cell with your solution first: it defines {' and '.join(names)}.")
        return
    passed = _run(module, program)
    if execution == "validate" and not passed:
        raise AssertionError("A visible test fails: read its output above.")


def _run(module: str, program: str) -> bool:
    """Run the tests on a program, and return whether all pass."""
    here = Path(__file__).resolve().parent
    tests = sorted(map(str, here.glob("test_*.py")))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, module)
        file.write_text(program, encoding="utf-8")
        # Settings of the surroundings must not decide what happens here.
        settings = Path(folder, "pytest.ini")
        settings.write_text("[pytest]\n", encoding="utf-8")
        command = [sys.executable, "-m", "pytest", "-q", "--tb=short", "-p", "no:cacheprovider"]
        command += ["-c", str(settings), "--rootdir", str(here), "--import-mode=importlib", *tests]
        surroundings = {
            **os.environ,
            "THREADLINGS_MODULE": str(file),
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
        try:
            done = subprocess.run(
                command,
                capture_output=True,
                text=True,
                timeout=SECONDS,
                env=surroundings,
                stdin=subprocess.DEVNULL,
                check=False,
            )
        except subprocess.TimeoutExpired:
            print(f"The tests have not finished after {SECONDS} seconds.")
            return False
    if "No module named pytest" in done.stderr:
        print("The tests need pytest. In a cell of your own:  %pip install pytest")
        return False
    print(done.stdout.replace(folder + os.sep, "").strip() or done.stderr.strip())
    return done.returncode == 0
