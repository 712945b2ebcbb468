"""The pytest plugin: a check becomes one test per submission; what became of it is collected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from grader.checking.check import Check, facts_of
from grader.checking.explorer import Asking, Explorer
from grader.checking.inputs import Numbers, Words, numbers_for, words_for
from grader.checking.judging import broken, judge
from grader.errors import AuthorError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from grader.checking.result import CheckResult

_CASE = "submitted"  # the hidden parameter of every check: the number of the submission


class Plugin:
    """Runs checks for submissions inside one pytest session.

    Args:
        askings: One for each submission and exercise.
        modules: The check module of each exercise, by slug.
    """

    def __init__(self, askings: Sequence[Asking], modules: Mapping[str, Path]) -> None:
        self._askings = askings
        self._slugs = {path.resolve(): slug for slug, path in modules.items()}
        self._explorers: dict[str, Explorer] = {}
        self.results: list[list[CheckResult]] = [[] for _ in askings]
        self.problems: list[str] = []
        self._expected = [0 for _ in askings]

    @property
    def is_complete(self) -> bool:
        """Whether every check that was found has a result."""
        return self._expected == [len(results) for results in self.results]

    # --- collection

    def pytest_generate_tests(self, metafunc: pytest.Metafunc) -> None:
        """Make one test of a check for each submission."""
        slug = self._slugs.get(metafunc.definition.path.resolve())
        if facts_of(metafunc.function) is None:
            raise AuthorError(
                f"{metafunc.function.__name__} in the checks of {slug} is no check.",
                next_step="Put @check(title, points=...) above it.",
            )
        if _CASE not in metafunc.fixturenames:
            metafunc.fixturenames.append(_CASE)
        numbers = [
            number
            for number, asking in enumerate(self._askings)
            if asking.case.exercise.slug == slug
        ]
        metafunc.parametrize(_CASE, numbers, indirect=True, ids=[str(number) for number in numbers])

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Finish one submission before the next: one that can't be imported is only asked once."""
        items.sort(key=_number)
        for item in items:
            self._expected[_number(item)] += 1

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Note a check module that can't be loaded."""
        if report.failed:
            self.problems.append(report.longreprtext)

    def pytest_internalerror(self, excrepr: Any) -> None:
        """Note what broke in pytest or in this plugin."""
        self.problems.append(str(excrepr))

    # --- what checks are given

    @pytest.fixture
    def submitted(self, request: pytest.FixtureRequest) -> Asking:
        """The submission a check is run for."""
        number: int = request.param
        return self._askings[number]

    @pytest.fixture
    def explore(self, request: pytest.FixtureRequest, submitted: Asking) -> Explorer:
        """Explores scenarios with the submission."""
        return self._explorer(request.node)

    @pytest.fixture
    def numbers(self, request: pytest.FixtureRequest, submitted: Asking) -> Numbers:
        """Random numbers of the check's own."""
        return numbers_for(submitted.seed, _full_name(request.node, submitted))

    @pytest.fixture
    def words(self, request: pytest.FixtureRequest, submitted: Asking) -> Words:
        """Random words of the check's own."""
        return words_for(submitted.seed, _full_name(request.node, submitted))

    # --- running

    @pytest.hookimpl(tryfirst=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> bool:
        """Run one check for one submission; pytest itself never sees it fail."""
        wanted = pyfuncitem._fixtureinfo.argnames  # noqa: SLF001  (as pytest's own pytest_pyfunc_call does)
        arguments = {name: pyfuncitem.funcargs[name] for name in wanted}
        result = judge(
            pyfuncitem.function.__name__,
            _facts(pyfuncitem),
            asking=self._askings[_number(pyfuncitem)],
            explorer=self._explorer(pyfuncitem),
            call=lambda: pyfuncitem.obj(**arguments),
        )
        self.results[_number(pyfuncitem)].append(result)
        return True

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(self, item: pytest.Item, call: pytest.CallInfo[None]) -> Any:
        """Turn what went wrong around a check into a result that says so."""
        report = yield
        if call.excinfo is not None and isinstance(item, pytest.Function):
            name, mine = item.function.__name__, self.results[_number(item)]
            if not any(result.name == name for result in mine):
                error = call.excinfo.value
                mine.append(broken(name, _facts(item), self._explorer(item), error))
        return report

    def _explorer(self, item: pytest.Item) -> Explorer:
        if item.nodeid not in self._explorers:
            self._explorers[item.nodeid] = Explorer(self._askings[_number(item)], _facts(item))
        return self._explorers[item.nodeid]


def _number(item: pytest.Item) -> int:
    number: int = item.callspec.params[_CASE]  # type: ignore[attr-defined]  # every check is parametrised
    return number


def _facts(item: pytest.Item) -> Check:
    facts = facts_of(getattr(item, "function", None))
    if facts is None:
        raise AuthorError(f"{item.name} is no check.")
    return facts


def _full_name(item: pytest.Function, submitted: Asking) -> str:
    return f"{submitted.case.exercise.slug} {item.function.__name__}"
