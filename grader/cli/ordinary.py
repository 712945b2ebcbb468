"""A visible test, run with ordinary threads in a process begun for it.

Such a process imports this module and no other of the grader's: it has to be light.
"""

from __future__ import annotations

import os
import sys


def run(visible_test: str, folder: str, module: str) -> None:
    """Run a visible test, and end the process with what pytest says.

    Args:
        visible_test: The test's file.
        folder: Its folder, the working directory.
        module: The file that is tested in place of the stub.
    """
    import pytest

    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.chdir(folder)
    os.environ["THREADLINGS_MODULE"] = module
    # None is needed, and some take a second to import.
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.dont_write_bytecode = True
    sys.exit(pytest.main(["-q", "-p", "no:cacheprovider", visible_test]))
