"""One pytest session for a whole class, sealed against every setting of the surroundings."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grader.checking.plugin import Plugin
from grader.errors import GraderBug

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from grader.checking.explorer import Asking
    from grader.checking.result import CheckResult

# Parts of pytest that would print, write files, or change the judge's process.
_LEFT_OUT = (
    "terminal",
    "cacheprovider",
    "junitxml",
    "doctest",
    "unittest",
    "pastebin",
    "stepwise",
    "faulthandler",
    "logging",
    "warnings",
    "unraisableexception",
    "threadexception",
    "debugging",
)


def run_checks(askings: Sequence[Asking], modules: Mapping[str, Path]) -> list[list[CheckResult]]:
    """Run every check for every submission.

    Args:
        askings: One for each submission and exercise.
        modules: The check module of each exercise, by slug.

    Returns:
        The results of each asking, in the order of the check module.

    Raises:
        GraderBug: A check module can't be loaded, or pytest itself failed.
    """
    if not askings:
        return []
    needed = {asking.case.exercise.slug: None for asking in askings}
    paths = {slug: modules[slug] for slug in needed}
    plugin = Plugin(askings, paths)
    with tempfile.TemporaryDirectory(prefix="threadlings-checks-") as folder, _without_settings():
        code = pytest.main([*_arguments(Path(folder)), *map(str, paths.values())], plugins=[plugin])
    if code == pytest.ExitCode.INTERRUPTED and not plugin.problems:
        raise KeyboardInterrupt
    # A check that can't even begin (no such fixture) fails for pytest, and has a result here.
    good = code in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED} and plugin.is_complete
    if plugin.problems or not good:
        told = "\n".join(plugin.problems) or f"pytest ended with {code!r}"
        raise GraderBug(
            f"The checks can't be run: {told}",
            next_step="This is the grader's fault, not the student's: please report it.",
        )
    return plugin.results


def _arguments(folder: Path) -> list[str]:
    # An empty configuration of our own: otherwise pytest takes the nearest one it finds.
    settings = folder / "pytest.ini"
    settings.write_text("[pytest]\n", encoding="utf-8")
    return [
        f"--config-file={settings}",
        f"--rootdir={folder}",
        "--noconftest",
        "--import-mode=importlib",
        "--assert=plain",
        "--capture=sys",
        *(f"-pno:{name}" for name in _LEFT_OUT),
    ]


@contextlib.contextmanager
def _without_settings() -> Iterator[None]:
    """Take pytest's variables out of the environment, and put them back afterwards."""
    taken = {name: value for name, value in os.environ.items() if name.startswith("PYTEST_")}
    for name in taken:
        del os.environ[name]
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    try:
        yield
    finally:
        for name in [name for name in os.environ if name.startswith("PYTEST_")]:
            del os.environ[name]
        os.environ.update(taken)
