"""Hostile submissions, graded for real: what they earn, what they learn, what they leave."""

from __future__ import annotations

import os

import pytest

from tests.sandbox.conftest import shut
from tests.sandbox.hostile import JAILS, Round, play, reasons_of, samples

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="jails are for systems with fork"),
]


@pytest.fixture(scope="module", params=sorted(JAILS))
def played(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Round:
    """Every sample's result, and what the judge saw happen."""
    return play(shut(request.param), request.param, tmp_path_factory.mktemp("handed-in"))


def test_there_are_many() -> None:
    assert len(samples()) >= 120


def test_each_earns_just_what_it_has_earned(played: Round) -> None:
    wrong = [
        (each.name, document["points"], sorted(reasons_of(document)), each.facts)
        for each in samples(played.jail)
        if not each.is_right(played.jail, document := played.documents[each.name])
    ]
    assert wrong == []


def test_nothing_is_learned_reached_or_left_behind(played: Round) -> None:
    assert (played.seen, played.leaks) == ({}, False)
