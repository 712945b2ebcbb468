"""The compiled twin of the engine: found where it is, and only for the sources it was made from."""

from __future__ import annotations

import ast
import subprocess
import sys
from typing import TYPE_CHECKING

from grader import compiled

if TYPE_CHECKING:
    from pathlib import Path

import pytest


def test_every_compiled_module_has_a_python_file():
    assert [name for name in compiled.MODULES if not compiled.source_of(name).is_file()] == []


@pytest.mark.parametrize("name", compiled.MODULES)
def test_no_generator_expression_is_gone_through_later(name: str):
    """mypyc makes a list of each: what looks at a student's values would do so all at once."""
    tree = ast.parse(compiled.source_of(name).read_text(encoding="utf-8"))
    at_once = {
        id(argument)
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        for argument in call.args
        if call.func.id in AT_ONCE or isinstance(argument, ast.Starred)
    }
    at_once |= {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Starred) and id(node) in at_once
    }
    later = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.GeneratorExp) and id(node) not in at_once
    ]
    assert later == []


AT_ONCE = {"all", "any", "frozenset", "next", "sum", "tuple"}


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
