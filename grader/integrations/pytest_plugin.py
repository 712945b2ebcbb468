"""A pytest plugin: `explore(scenario)` in a test tries the ways its threads can interleave.

Loaded in every pytest session of an environment that has threadlings, so that nothing is imported
here, and nothing done, before a test asks for the fixture.
"""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.explore import Outcome

_SETTINGS: dict[str, tuple[Any, str]] = {
    "executions": (int, "How many executions each search may take."),
    "seed": (int, "Where random choices begin."),
    "strategy": (str, "How the next thread is chosen: pipeline, exhaustive, pos ..."),
    "clock": (str, "patient: time passes when nothing else can happen; adversarial: at any time."),
    "seconds": (float, "After how many seconds a search begins no further execution."),
}
_MARKER = (
    "explore(executions, seed, strategy, clock, seconds, instrument): how `explore` searches in "
    "this test"
)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--explore-...`, and the same as settings of the project."""
    group = parser.getgroup("threadlings", "exploring how threads can interleave")
    for name, (kind, words) in _SETTINGS.items():
        group.addoption(f"--explore-{name}", type=kind, default=None, help=words)
        parser.addini(f"explore_{name}", words, default=None)
    group.addoption(
        "--explore-schedule",
        metavar="SCHEDULE",
        default=None,
        help="Run this one schedule, as a failure printed it.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Announce the marker."""
    config.addinivalue_line("markers", _MARKER)


@pytest.fixture
def explore(request: pytest.FixtureRequest) -> Callable[..., Outcome]:
    """Explore how the threads of a function can interleave.

    `explore(scenario, *args, **settings)` fails the test if an exception, a deadlock or a thread
    that never ends is found, and shows how it comes to that; else it gives the outcome, with all
    the `values` that the scenario can return.
    """
    __tracebackhide__ = True

    def explore(scenario: Callable[..., Any], *args: Any, **settings: Any) -> Outcome:
        __tracebackhide__ = True
        from grader.integrations.exploring import explore_in_test

        chosen = {**_settings(request), **settings}
        schedule = request.config.getoption("explore_schedule")
        outcome, report = explore_in_test(
            scenario,
            args,
            chosen,
            schedule=schedule,
            again=f"pytest {shlex.quote(_name(request))} --explore-schedule",
        )
        if report is not None:
            pytest.fail(report, pytrace=False)
        assert outcome is not None
        return outcome

    return explore


def _settings(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What holds for a test: the project's settings, the marker's, those of the command line."""
    found: dict[str, Any] = {}
    for name, (kind, _words) in _SETTINGS.items():
        written = request.config.getini(f"explore_{name}")
        if written not in (None, ""):
            try:
                found[name] = kind(written)
            except ValueError:
                msg = f"explore_{name} = {written} in the settings is no {kind.__name__}."
                raise pytest.UsageError(msg) from None
    for marker in reversed(list(request.node.iter_markers("explore"))):
        if marker.args:
            msg = f"The marker takes its settings by name: {_MARKER}"
            raise pytest.UsageError(msg)
        found.update(marker.kwargs)
    for name in _SETTINGS:
        typed = request.config.getoption(f"explore_{name}")
        if typed is not None:
            found[name] = typed
    return found


def _name(request: pytest.FixtureRequest) -> str:
    """Return the test as it has to be typed here."""
    return str(request.config.cwd_relative_nodeid(request.node.nodeid))
