"""The compiled engine grades as the Python modules do, to the byte."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from grader.cli.benchmark.contestants import AS_PYTHON
from tests.grading.classes import ROOT, make_class

if TYPE_CHECKING:
    from pathlib import Path

NOT_SOURCES = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "build", "dist")


def run(clone: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "grader", *arguments],
        cwd=clone,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def results(clone: Path, folder: Path) -> dict[str, Any]:
    run(clone, "autograde", str(folder), "--allow-tier", "0")
    found = {
        file.name: json.loads(file.read_text(encoding="utf-8"))
        for file in (folder / "results").glob("*.json")
    }
    for document in found.values():
        del document["timing"]
    return found


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("gcc") is None, reason="compiling needs a C compiler")
def test_a_class_is_graded_alike(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    shutil.copytree(ROOT, clone, ignore=NOT_SOURCES)
    plain = results(clone, make_class(tmp_path / "plain", students=3, seed=2))
    assert str(clone) in run(clone, "dev", "compile")
    assert results(clone, make_class(tmp_path / "compiled", students=3, seed=2)) == plain
    assert _engines(clone) == ("compiled", True)
    assert _engines(clone, "--as-python") == ("not compiled", False)


def _engines(clone: Path, *options: str) -> tuple[str, bool]:
    """Which engine was measured, and whether the same as Python was measured beside it."""
    told = run(
        clone, "dev", "benchmark", "--only", "rates", "--executions", "10", "--json", "-", *options
    )
    document = json.loads(told)
    names = {each["contestant"] for each in document["rates"]}
    return document["machine"]["engine"], AS_PYTHON in names
