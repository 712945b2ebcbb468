"""`dev new` writes an exercise that `dev check` has nothing against, until something is wrong."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Said

    Run = Callable[..., Said]

pytestmark = pytest.mark.slow

TIDIED = (
    "from threading import Thread",
    "from threading import Event, Thread\n\ntidied = Event()\ntidied.set()",
)
"""A change to the reference that nobody can notice."""


def test_what_dev_new_writes_passes_the_audit(run: Run, clone: Path) -> None:
    said = run("dev", "check", "doubling")
    assert said.code == 0, said.out
    assert "doubling" in said.out
    assert "trouble" not in said.out


def test_the_audit_sees_what_is_wrong(run: Run, reference: Path) -> None:
    right = reference.read_text(encoding="utf-8")
    reference.write_text(right.replace("2 * self", "3 * self"), encoding="utf-8")
    (reference.parent / "variants" / "target.py").unlink()
    header = "# mistake: harmless\n# caught by: test_run_all_returns_all_results\n# why: none.\n"
    (reference.parent / "mistakes" / "harmless.py").write_text(header + right, encoding="utf-8")
    overrode = reference.parent / "mistakes" / "overrode_start.py"
    head, _, body = overrode.read_text(encoding="utf-8").partition('\n"""')
    overrode.write_text(f'{head}\n# told as: no_join\n"""{body}', encoding="utf-8")
    said = run("dev", "check", "doubling", "--json", "-")
    assert said.code == 1
    (audited,) = json.loads(said.out)["exercises"]
    told = "\n".join(audited["troubles"])
    assert "reference is right and fails test_a_job_doubles_its_number" in told
    assert "fewer than 2 variants" in told
    assert "harmless.py should fail test_run_all_returns_all_results, and passes" in told
    assert "overrode_start.py is told as overrode_start, not as no_join" in told
    assert "The visible test fails on 01_doubling/doubling.py" in told
    assert "The README's example does not go as it says" in told


def test_the_audit_sees_mutants_that_no_check_notices(run: Run, reference: Path) -> None:
    right = reference.read_text(encoding="utf-8")
    reference.write_text(right.replace(*TIDIED), encoding="utf-8")
    said = run("dev", "check", "doubling", "--json", "-")
    (audited,) = json.loads(said.out)["exercises"]
    (trouble,) = audited["troubles"]
    assert "No check notices the mutant drop_notify at " in trouble
    assert "tidied.set()" in trouble
    good, generated = audited["counts"]["mutants"]
    assert good == generated - 1 > 0


def test_a_mutant_may_be_listed_with_a_reason_if_it_is_right(run: Run, reference: Path) -> None:
    right = reference.read_text(encoding="utf-8")
    reference.write_text(right.replace(*TIDIED), encoding="utf-8")
    listed = reference.parent / "equivalent.toml"
    entry = '[[mutant]]\noperator = "{}"\nfunction = "{}"\nline = "{}"\nwhy = "Nobody asks."\n'
    listed.write_text(entry.format("drop_notify", "", "tidied.set()"), encoding="utf-8")
    assert run("dev", "check", "doubling").code == 0
    listed.write_text(
        entry.format("drop_notify", "", "tidied.set()")
        + entry.format("drop_join", "run_all", "job.join()")
        + entry.format("drop_lock", "", "with lock:"),
        encoding="utf-8",
    )
    said = run("dev", "check", "doubling", "--json", "-")
    (audited,) = json.loads(said.out)["exercises"]
    noticed, unknown = sorted(audited["troubles"], key=lambda each: "no mutant" in each)
    assert "drop_join at run_all" in noticed
    assert "is noticed by test_" in noticed
    assert "'with lock:' is no mutant of the reference" in unknown
    listed.write_text("mutant = 3\n", encoding="utf-8")
    assert "equivalent.toml" in run("dev", "check", "doubling").out


def test_dev_new_refuses_what_is_taken_or_no_name(run: Run, clone: Path) -> None:
    assert run("dev", "new", "first_steps/doubling").code == 2
    assert run("dev", "new", "nowhere/thing").code == 2
    assert run("dev", "new", "first_steps/Two Words").code == 2
    assert run("dev", "new", "just_one").code == 2


def test_dev_new_counts_on(run: Run, clone: Path) -> None:
    said = run("dev", "new", "first_steps/halving")
    assert said.code == 0
    assert "exercises/01_first_steps/02_halving/halving.py" in said.out
    assert (clone / "grader" / "checks" / "test_halving.py").is_file()
