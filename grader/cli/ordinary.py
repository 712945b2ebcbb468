"""A visible test or a README's example, run with ordinary threads in a process begun for it.

Such a process imports this module and no other of the grader's: it has to be light.
"""

from __future__ import annotations

import doctest
import json
import os
import re
import runpy
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    import pytest

_AS_WRITTEN = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE | doctest.REPORT_ONLY_FIRST_FAILURE
_TERSE = ("-q", "--tb=no", "-p", "no:cacheprovider")
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
_LONGEST = 2_000
"""Characters of a failed test's message."""
_BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def run(visible_test: str, folder: str, module: str, output: str, tell: Connection) -> None:
    """Run a visible test, and send what became of it, as JSON.

    Args:
        visible_test: The test's file.
        folder: Its folder, the working directory.
        module: The file that is tested in place of the stub.
        output: The file that takes what is printed meanwhile.
        tell: Is sent `code`, pytest's exit code, and `tests`: of each test that ran its name and
            its message, "" where it passed. A file that cannot be imported has no name.
    """
    import pytest

    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    said = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for descriptor in (1, 2):
        os.dup2(said, descriptor)
    os.chdir(folder)
    os.environ["THREADLINGS_MODULE"] = module
    # None is needed, and some take a second to import.
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.dont_write_bytecode = True
    heard = _Heard()
    left_out = [f"-pno:{name}" for name in _LEFT_OUT]
    code = int(pytest.main([*_TERSE, *left_out, visible_test], plugins=[heard]))
    if heard.program_ended_it:
        code = int(pytest.ExitCode.TESTS_FAILED)
    # As text: whoever reads it trusts nothing that this process could have made.
    tell.send_bytes(json.dumps({"code": code, "tests": list(heard.tests.items())}).encode())
    os._exit(0)  # whatever threads the test left at work


class _Heard:
    """Hears from pytest what becomes of each test: its name, and why it failed."""

    def __init__(self) -> None:
        self.tests: dict[str, str] = {}
        self.program_ended_it = False

    def pytest_internalerror(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        # What pytest makes of a program that calls sys.exit where a test does not expect it.
        self.program_ended_it = excinfo.errisinstance(SystemExit)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.tests[""] = _message(report.longrepr)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        name = report.nodeid.rpartition("::")[2].partition("[")[0]
        if report.failed or not self.tests.get(name):
            self.tests[name] = _message(report.longrepr) if report.failed else ""


def _message(shown: Any) -> str:
    """What went wrong, as pytest's summary has it, in all its lines."""
    crash = getattr(shown, "reprcrash", None)
    text = str(getattr(crash, "message", None) or shown).strip()
    return text[-_LONGEST:] if crash is None else text[:_LONGEST]


def examples(readme: str, module: str, tell: Connection) -> None:
    """Run the examples of a README, those with `>>>`, and send what is not as it says there.

    Args:
        readme: The README's file.
        module: The solution whose names the examples use.
        tell: Is sent the troubles as one UTF-8 text, "" if there are none.
    """
    with open(readme, encoding="utf-8") as file:  # noqa: PTH123  (this module is kept light)
        blocks = [block for block in _BLOCK.findall(file.read()) if ">>> " in block]
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=_AS_WRITTEN)
    names = runpy.run_path(module)
    for number, block in enumerate(blocks, start=1):
        test = doctest.DocTestParser().get_doctest(block, names, f"example {number}", readme, 0)
        runner.run(test, out=told.append, clear_globs=False)
    text = "".join(told) if blocks else "There is none."
    tell.send_bytes(text.encode("utf-8", "backslashreplace"))
    os._exit(0)  # whatever threads the examples left at work
