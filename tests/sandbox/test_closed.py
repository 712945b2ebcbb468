"""Tier 2, for real: what a closed machine is taken for, and the hostile in one."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.sandbox.conftest import ROOT, shut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytest.importorskip("fcntl", reason="only Linux has control groups")

from tests.sandbox.closed import closed_machine

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux has control groups"),
]


@pytest.fixture(scope="module")
def inside() -> Iterator[Callable[..., list[str]]]:
    shut("bubblewrap")
    with closed_machine() as made:
        yield made


def test_a_closed_machine_is_tier_2(inside: Callable[..., list[str]]) -> None:
    told = [sys.executable, "-m", "grader", "doctor", "--json", "-"]
    open_machine, closed = (
        json.loads(subprocess.run(each, cwd=ROOT, capture_output=True, check=True).stdout)
        for each in (told, inside(*told))
    )
    assert (closed["isolation"]["tier"], closed["openings"]) == (2, [])
    assert closed["isolation"]["name"] == "jailed in a closed machine"
    assert open_machine["isolation"]["tier"] in (1, 2)  # CI may itself run in one


def test_the_hostile_get_nothing_in_a_closed_machine(inside: Callable[..., list[str]]) -> None:
    table = [sys.executable, "-m", "tests.sandbox.hostile_table", "--runs", "1"]
    played = subprocess.run(
        inside(*table, "--jail", "bubblewrap"),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert played.returncode == 0, played.stdout + played.stderr
    rows = dict(line.rsplit(maxsplit=1) for line in played.stdout.splitlines()[1:])
    assert int(rows["runs"]) >= 120
    assert rows["points forged"] == rows["secrets leaked"] == rows["processes left"] == "0"
