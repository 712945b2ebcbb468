"""A visible test or a README's example, run with ordinary threads in a process begun for it.

Such a process imports this module and no other of the grader's: it has to be light.
"""

from __future__ import annotations

import doctest
import os
import re
import runpy
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

_AS_WRITTEN = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.REPORT_ONLY_FIRST_FAILURE
_TERSE = ("-q", "--tb=no", "-rfE", "-p", "no:cacheprovider")
# Parts of pytest that no visible test uses, and that take half of such a run's time.
_LEFT_OUT = (
    "debugging",
    "doctest",
    "faulthandler",
    "junitxml",
    "logging",
    "pastebin",
    "stepwise",
    "threadexception",
    "unittest",
    "unraisableexception",
)
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run(visible_test: str, folder: str, module: str, output: str, tell: Connection) -> None:
    """Run a visible test, and send what pytest says of it.

    Args:
        visible_test: The test's file.
        folder: Its folder, the working directory.
        module: The file that is tested in place of the stub.
        output: The file that takes what pytest prints, a line for each test that fails.
        tell: Is sent pytest's exit code.
    """
    import pytest

    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    said = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for descriptor in (1, 2):
        os.dup2(said, descriptor)
    os.chdir(folder)
    os.environ["THREADLINGS_MODULE"] = module
    os.environ["COLUMNS"] = "200"  # for the reason that stands behind a test's name
    # None is needed, and some take a second to import.
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.dont_write_bytecode = True
    tell.send(int(pytest.main([*_TERSE, *(f"-pno:{name}" for name in _LEFT_OUT), visible_test])))
    os._exit(0)  # whatever threads the test left at work


def examples(readme: str, module: str, tell: Connection) -> None:
    """Run the examples of a README, those with `>>>`, and send what is not as it says there.

    Args:
        readme: The README's file.
        module: The solution whose names the examples use.
        tell: Is sent the troubles as one text, "" if there are none.
    """
    with open(readme, encoding="utf-8") as file:  # noqa: PTH123  (this module is kept light)
        blocks = [block for block in _BLOCK.findall(file.read()) if ">>> " in block]
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=_AS_WRITTEN)
    names = runpy.run_path(module)
    for number, block in enumerate(blocks, start=1):
        test = doctest.DocTestParser().get_doctest(block, names, f"example {number}", readme, 0)
        runner.run(test, out=told.append, clear_globs=False)
    tell.send("".join(told) if blocks else "There is none.")
    os._exit(0)  # whatever threads the examples left at work
