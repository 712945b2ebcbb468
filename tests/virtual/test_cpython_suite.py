"""CPython's own tests of threads pass on the virtual world."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.virtual import cpython_suite
from tests.virtual.cpython_suite import FILES, STRATEGIES, VERSION, Suite

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="module")
def suite() -> Iterator[Suite]:
    made = Suite() if cpython_suite.why_not("support") is None else None
    yield made
    if made is not None:
        made.close()


@pytest.mark.slow
@pytest.mark.parametrize("strategy", STRATEGIES)
@pytest.mark.parametrize("file", FILES)
def test_file(
    suite: Suite, file: str, strategy: str, record_property: pytest.RecordProperty
) -> None:
    why = cpython_suite.why_not(file)
    if why is not None:
        pytest.skip(why)
    least = cpython_suite.floor().get(VERSION, {}).get(file)
    if least is None:
        pytest.skip(
            f"no floor for {VERSION}: `python -m tests.virtual.cpython_suite --record` writes it"
        )

    tally = suite.tally(file, STRATEGIES[strategy](), cpython_suite.exclusions())

    record_property("tally", str(tally))
    print(tally)  # noqa: T201 - seen with `-s`, and where the test fails
    failed = tally.failed
    if cpython_suite.release() != cpython_suite.RELEASE:
        # Other releases have tests that nobody could exclude by name yet.
        failed = {
            name: why for name, why in failed.items() if cpython_suite.NO_NEW_INTERPRETER not in why
        }
    assert not failed, "\n\n".join(f"{name}\n{why}" for name, why in failed.items())
    assert len(tally.passed) >= least


def test_the_floor_covers_each_file_that_has_tests_here() -> None:
    recorded = cpython_suite.floor()
    if VERSION not in recorded:
        pytest.skip(f"no floor for {VERSION} yet")
    here = {file for file in FILES if cpython_suite.why_not(file) is None}
    assert here <= set(recorded[VERSION])
    assert all(number > 0 for files in recorded.values() for number in files.values())


def test_each_exclusion_says_why_and_names_a_known_file() -> None:
    for name, reason in cpython_suite.exclusions().items():
        assert any(name.startswith(f"{file}.") for file in FILES), name
        kind, _, why = reason.partition(": ")
        assert kind
        assert len(why.split()) >= 3, name


def test_each_exclusion_names_a_test_of_some_version() -> None:
    used = {name for names in cpython_suite.used_exclusions().values() for name in names}
    assert set(cpython_suite.exclusions()) == used


@pytest.mark.slow
def test_the_exclusions_of_this_version_name_its_tests(suite: Suite) -> None:
    recorded = cpython_suite.used_exclusions().get(VERSION)
    if recorded is None or cpython_suite.release() != cpython_suite.RELEASE:
        pytest.skip(f"the numbers were not recorded with {cpython_suite.RELEASE}")
    for file in FILES:
        if cpython_suite.why_not(file) is None:
            names = cpython_suite.matching(file, suite.names(file), cpython_suite.exclusions())
            assert names == {name for name in recorded if name.startswith(f"{file}.")}
