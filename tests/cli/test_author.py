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
