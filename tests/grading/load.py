"""`python -m tests.grading.load [--students N] [--kills N] [--seed N]`: a class under attack.

A class of so many students, each of whose files is different and every tenth of whom is hostile, is
graded by `threadlings autograde` while processes of it are killed at random, itself among them; it
is then started again. In the end every mark has to be what the same answer gets in peace, nothing
may be lost, nothing may be left running, and no canary may have been touched.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from grader.course import Catalogue
from grader.grading import Submission, grade
from grader.sandbox import leftovers
from grader.sandbox.isolation import Watch
from grader.sandbox.process import shut_in
from tests.grading.classes import ROOT, make_class
from tests.sandbox.alive import alive
from tests.sandbox.hostile import CONTROLS, EXERCISE, Sample, samples

SLUGS = ("hello_thread", EXERCISE)
_HOSTILE = 10  # every so many
_OWN_LINE = "\n# "

Document = dict[str, Any]
Marks = tuple[str, int, tuple[str | None, ...], tuple[str | None, ...]]


def marks(exercise: Document) -> Marks:
    """What counts of one exercise: status, points, reasons, mistakes."""
    checks = exercise["checks"]
    return (
        exercise["status"],
        exercise["points"],
        tuple(check["reason"] for check in checks),
        tuple(check["mistake"] for check in checks),
    )


def in_peace(folder: Path) -> dict[tuple[str, str], Marks]:
    """Return what each distinct answer of a class gets when nothing disturbs it, by its text."""
    catalogue = Catalogue.load(ROOT)
    found: dict[tuple[str, str], Marks] = {}
    with shut_in() as process:
        for slug in SLUGS:
            exercise = catalogue.get(slug)
            texts: dict[str, Path] = {}
            for path in folder.glob(f"submissions/*/{slug}/{exercise.module}"):
                texts.setdefault(_answer(path), path)
            handed_in = [Submission(str(path), path) for path in texts.values()]
            documents = grade(handed_in, [exercise], process=process)
            for text, document in zip(texts, documents, strict=True):
                found[slug, text] = marks(document["exercises"][0])
    return found


def _answer(path: Path) -> str:
    """The text without the line that makes it different from all others."""
    return path.read_text(encoding="utf-8").rpartition(_OWN_LINE)[0]


def hand_in_hostile(
    folder: Path, watch: Watch, *, students: int, with_endless: bool
) -> dict[str, Sample]:
    """Make every tenth student a hostile one; return what each of them handed in."""
    chosen = [
        each
        for each in samples()
        if each.group != CONTROLS and (with_endless or not each.is_endless)
    ]
    step = max(1, len(chosen) // max(1, students // _HOSTILE))
    found = {}
    with tempfile.TemporaryDirectory() as written:
        for number in range(0, students, _HOSTILE):
            name = f"student_{number:03}"
            sample = chosen[number // _HOSTILE * step % len(chosen)]
            handed_in = sample.hand_in(Path(written), watch).path
            place = folder / "submissions" / name / EXERCISE / "account.py"
            place.write_text(handed_in.read_text(encoding="utf-8"), encoding="utf-8")
            found[name] = sample
    return found


def disturbed(folder: Path, *, kills: int, seed: int) -> Counter[str]:
    """Grade, and kill at random; begin again where it was killed itself. Return what was killed."""
    numbers, killed = random.Random(seed), Counter[str]()
    slugs = ["--exercises", ",".join(SLUGS)]
    command = [sys.executable, "-m", "grader", "autograde", str(folder), *slugs]
    while True:
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
            while process.poll() is None:
                select.select([], [], [], numbers.uniform(0.4, 1.6))
                below = leftovers.descendants(process.pid)
                if process.poll() is not None or killed.total() >= kills or not below:
                    continue
                itself = numbers.random() < 0.1
                _kill(process.pid if itself else numbers.choice(below))
                killed["judge" if itself else "others"] += 1
                if itself:
                    _wait_for_end(below)
        if process.returncode != -signal.SIGKILL:
            killed["exit code"] = process.returncode
            return killed


def _kill(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)


def _wait_for_end(pids: list[int]) -> None:
    for _ in range(500):
        if not any(map(alive, pids)):
            return
        select.select([], [], [], 0.02)


def judge(
    folder: Path, hostile: dict[str, Sample], right: dict[tuple[str, str], Marks]
) -> Counter[str]:
    """Compare the results of a class with what they have to be."""
    found: Counter[str] = Counter()
    catalogue = Catalogue.load(ROOT)
    for place in sorted((folder / "submissions").iterdir()):
        found["students"] += 1
        try:
            text = (folder / "results" / f"{place.name}.json").read_text(encoding="utf-8")
        except FileNotFoundError:
            found["results lost"] += 1
            continue
        exercises = {each["slug"]: each for each in json.loads(text)["exercises"]}
        for slug in SLUGS:
            mine = marks(exercises[slug])
            if mine[0] == "error":
                found["verdicts lost"] += 1
            elif slug == EXERCISE and place.name in hostile:
                found["hostile answers"] += 1
                found["points forged"] += mine[1] > hostile[place.name].most("bubblewrap")
            else:
                found["honest answers"] += 1
                path = place / slug / catalogue.get(slug).module
                if mine != right[slug, _answer(path)]:
                    found["marks wrong"] += 1
                    _say(f"{place.name}, {slug}: {mine}, and in peace {right[slug, _answer(path)]}")
    return found


NEVER = (
    "results lost",
    "verdicts lost",
    "points forged",
    "marks wrong",
    "canaries touched",
    "processes left",
    "exit code",
)


def attack(*, students: int, kills: int, seed: int, with_endless: bool = True) -> Counter[str]:
    """Make a class, grade it under attack, and count what came of it.

    Args:
        students: How many.
        kills: How many processes are killed at most.
        seed: Of the answers, and of what is killed when.
        with_endless: Whether there are hostile ones whom only the clock stops.
    """
    others = set(leftovers.descendants(os.getpid()))
    with Watch() as watch, tempfile.TemporaryDirectory(prefix="threadlings-load-") as name:
        folder = make_class(Path(name), students=students, slugs=SLUGS, seed=seed, alike=False)
        right = in_peace(folder)
        _say(f"{len(right)} distinct answers graded in peace")
        hostile = hand_in_hostile(folder, watch, students=students, with_endless=with_endless)
        began = time.monotonic()
        killed = disturbed(folder, kills=kills, seed=seed)
        _say(f"graded under attack in {time.monotonic() - began:.0f} s")
        found = judge(folder, hostile, right)
        found["canaries touched"] = len(watch.seen())
    found += killed
    left = [pid for pid in set(leftovers.descendants(os.getpid())) - others if alive(pid)]
    found["processes left"] = len(left)
    return found


def _say(what: str) -> None:
    print(what, file=sys.stderr)  # noqa: T201 - a command


def main() -> int:
    """Attack, print the counts, and fail if something happened that must not."""
    parser = argparse.ArgumentParser(description="a class under attack")
    parser.add_argument("--students", type=int, default=300)
    parser.add_argument("--kills", type=int, default=60)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    found = attack(students=options.students, kills=options.kills, seed=options.seed)
    shown = {"judge": "kills of the judge", "others": "kills of workers, fork servers, children"}
    rows = ["students", "honest answers", "hostile answers", "judge", "others", *NEVER]
    for row in rows:
        print(f"{shown.get(row, row):42} {found[row]:6}")  # noqa: T201 - a command
    return int(any(found[row] for row in NEVER))


if __name__ == "__main__":
    raise SystemExit(main())
