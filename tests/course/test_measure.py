"""The script that measures threads and processes runs everywhere, and says what it found."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MEASURE = ROOT / "exercises" / "02_waiting" / "07_many_threads" / "measure.py"


@pytest.mark.slow
def test_measure_draws_what_a_thread_and_a_process_cost(tmp_path):
    done = subprocess.run(
        [sys.executable, str(MEASURE)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout.isascii(), "not every terminal can show more"
    assert not done.stderr
    bars = re.findall(r"a (thread|process) +([0-9.]+) (ms|MiB) +(#+)\n", done.stdout)
    times = {name: float(amount) for name, amount, unit, _ in bars if unit == "ms"}
    assert times["process"] > times["thread"] > 0
    longest = {name: len(bar) for name, _, unit, bar in bars if unit == "ms"}
    assert longest["process"] > longest["thread"]
    if sys.platform in ("linux", "darwin", "win32"):
        assert [unit for _, _, unit, _ in bars] == ["ms", "ms", "MiB", "MiB"]


def test_measure_needs_nothing_but_python():
    imported = re.findall(r"^ *(?:import|from) (\w+)", MEASURE.read_text(encoding="utf-8"), re.M)
    assert imported
    assert all(name in sys.stdlib_module_names for name in imported)
