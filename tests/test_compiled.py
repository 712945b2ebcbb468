"""The compiled twin of the engine: found where it is, and only for the sources it was made from."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from grader import compiled

if TYPE_CHECKING:
    from pathlib import Path

import pytest


def test_every_compiled_module_has_a_python_file():
    assert [name for name in compiled.MODULES if not compiled.source_of(name).is_file()] == []


def test_a_line_more_is_another_twin(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in compiled.MODULES:
        file = tmp_path.joinpath(*name.split(".")).with_suffix(".py")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(compiled.source_of(name).read_bytes())
    here = compiled.home().name
    monkeypatch.setattr(compiled, "ROOT", tmp_path)
    assert compiled.home().name == here
    with file.open("a") as last:
        last.write("# one more\n")
    assert compiled.home().name != here


@pytest.mark.slow
def test_the_twin_gives_the_same_bytes(tmp_path: Path):
    """Explores the same program with and without it, in processes of their own."""
    if not compiled.home().is_dir():
        pytest.skip("no twin of these sources: python3 -m grader dev compile")
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    told = []
    for before in (WITHOUT, "import grader.compiled"):
        run = f"{before}\nfrom grader.cli.main import main\nmain()"
        command = [sys.executable, "-c", run, "explore", str(program), "--json", "-"]
        told.append(
            subprocess.run(command, cwd=compiled.ROOT, capture_output=True, check=False).stdout
        )
    assert told[0] == told[1] != b""


WITHOUT = """
import sys, types
sys.modules["grader.compiled"] = types.ModuleType("grader.compiled")
"""
PROGRAM = """
from threading import Condition, Thread
total, ready, changed = 0, [], Condition()
def add():
    global total
    total += 1
    with changed:
        ready.append(total)
        changed.notify()
def main():
    threads = [Thread(target=add) for _ in range(3)]
    for thread in threads: thread.start()
    with changed:
        changed.wait_for(lambda: len(ready) == 3)
    assert total == 3, ready
main()
"""
