"""The README's program fails as the README says, to the letter."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Said

README = (Path(__file__).resolve().parents[2] / "README.md").read_text(encoding="utf-8")
PROGRAM = re.compile(r"<!-- program (\S+) -->\n```python\n(.*?)```\n", re.DOTALL)
OUTCOME = re.compile(r"<!-- outcome of: threadlings (.*?) -->\n```\n(.*?)```\n", re.DOTALL)


@pytest.mark.slow
def test_the_readmes_program_fails_as_it_says(
    run: Callable[..., Said], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, outcome = PROGRAM.search(README), OUTCOME.search(README)
    assert program is not None
    assert outcome is not None
    (tmp_path / program[1]).write_text(program[2], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    said = run(*outcome[1].split())
    assert said.code == 1
    assert said.out == outcome[2]
