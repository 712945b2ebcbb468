"""A class under attack, and one whose clock jumps: every mark is what it is in peace."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.grading.classes import ROOT, make_class
from tests.grading.load import NEVER, SLUGS, attack
from tests.grading.test_autograde import command, results, run
from tests.sandbox.conftest import shut

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="only Linux has jails"),
]

# The wall clock of a machine that somebody sets, again and again: back by up to a year, and forth.
JUMPING = """
#define _GNU_SOURCE
#include <dlfcn.h>
#include <time.h>
int clock_gettime(clockid_t which, struct timespec *now) {
    static int (*real)(clockid_t, struct timespec *);
    static unsigned long calls;
    if (!real) real = dlsym(RTLD_NEXT, "clock_gettime");
    int code = real(which, now);
    if (which == CLOCK_REALTIME) now->tv_sec += (calls++ * 7919 % 730 - 365) * 86400L;
    return code;
}
"""


def test_a_class_under_attack_gets_its_marks() -> None:
    shut("bubblewrap")
    found = attack(students=30, kills=6, seed=1, with_endless=False)
    assert {row: found[row] for row in NEVER} == dict.fromkeys(NEVER, 0)
    assert (found["students"], found["hostile answers"], found["honest answers"]) == (30, 3, 57)
    assert found["others"] >= 1  # how many there are depends on how quick the machine is


def test_a_clock_that_jumps_changes_nothing(tmp_path: Path) -> None:
    if shutil.which("gcc") is None:
        pytest.skip("the clock that jumps is compiled by gcc")
    source, library = tmp_path / "jumping.c", tmp_path / "jumping.so"
    source.write_text(JUMPING, encoding="utf-8")
    build = ["gcc", "-shared", "-fPIC", "-o", str(library), str(source), "-ldl"]
    subprocess.run(build, check=True)
    jumping = {**os.environ, "LD_PRELOAD": str(library)}
    now = (
        "import time; moments = [time.time() for _ in range(9)]; print(max(moments) - min(moments))"
    )
    jumps = subprocess.run(
        [sys.executable, "-c", now], env=jumping, capture_output=True, check=True
    )
    assert float(jumps.stdout) > 86400
    calm = make_class(tmp_path / "calm", students=6, slugs=SLUGS)
    wild = make_class(tmp_path / "wild", students=6, slugs=SLUGS)
    run(calm)
    subprocess.run(command(wild), env=jumping, cwd=ROOT, capture_output=True, check=True)
    assert results(wild) == results(calm)
