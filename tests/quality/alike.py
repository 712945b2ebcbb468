"""`python -m tests.quality.alike [--times N] [--mistakes K] [--jobs N] [SLUG]...`: graded alike.

Grades of each exercise the stub, the reference and the K mistakes that most checks notice, N times,
each time in a process of its own with another hash seed, and compares points, reasons and mistakes'
names. `--wrong-only` leaves out the reference. `--keep FILE` writes down what was graded; `--like
FILE` compares with what another Python wrote down. One time takes about a minute.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from grader.course import Catalogue, Exercise
from grader.grading import Submission, grade

ROOT = Path(__file__).parents[2]
Graded = dict[str, list[object]]


def answers(
    catalogue: Catalogue, exercise: Exercise, mistakes: int, *, wrong_only: bool
) -> dict[str, Path]:
    """Return the files to grade, with the mistakes that most checks notice."""
    solutions = catalogue.solutions(exercise)
    chosen = sorted(solutions.mistakes, key=lambda each: -len(each.catches))[:mistakes]
    files = {"stub": exercise.stub}
    files |= {} if wrong_only else {"reference": solutions.reference}
    return files | {each.mistake: each.path for each in chosen}


def graded(slugs: list[str], mistakes: int, *, wrong_only: bool) -> Graded:
    """Grade once, and return points and checks by exercise and answer."""
    catalogue = Catalogue.load(ROOT)
    found: Graded = {}
    for slug in slugs:
        exercise = catalogue.get(slug)
        files = answers(catalogue, exercise, mistakes, wrong_only=wrong_only)
        submissions = [Submission(name=name, path=path) for name, path in files.items()]
        for document, name in zip(grade(submissions, [exercise]), files, strict=True):
            (result,) = document["exercises"]
            checks = [[each["name"], each["reason"], each["mistake"]] for each in result["checks"]]
            found[f"{slug}/{name}"] = [result["points"], checks]
    return found


def _apart(slugs: list[str], mistakes: int, number: int, *, wrong_only: bool) -> Graded:
    """Grade in a process of its own."""
    command = [sys.executable, "-m", "tests.quality.alike", "--once"]
    command += ["--wrong-only"] if wrong_only else []
    ended = subprocess.run(
        [*command, "--mistakes", str(mistakes), *slugs],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": str(number)},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    found: Graded = json.loads(ended.stdout)
    return found


def main() -> int:
    """Grades again and again, and says what was not graded alike."""
    parser = argparse.ArgumentParser(description="what is the same is graded alike")
    parser.add_argument("slugs", nargs="*", metavar="SLUG")
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--mistakes", type=int, default=1)
    parser.add_argument("--wrong-only", action="store_true")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--like", type=Path)
    options = parser.parse_args()
    slugs = options.slugs or [each.slug for each in Catalogue.load(ROOT).exercises]
    if options.once:
        print(json.dumps(graded(slugs, options.mistakes, wrong_only=options.wrong_only)))  # noqa: T201 - a command
        return 0
    seen: list[Graded] = []
    with ThreadPoolExecutor(options.jobs) as pool:
        running = [
            pool.submit(_apart, slugs, options.mistakes, number, wrong_only=options.wrong_only)
            for number in range(options.times)
        ]
        for number, each in enumerate(as_completed(running), 1):
            seen.append(each.result())
            print(f"{number}/{options.times}", flush=True)  # noqa: T201 - a command
    first = seen[0]
    if options.like:
        seen.append(json.loads(options.like.read_text(encoding="utf-8")))
    if options.keep:
        options.keep.write_text(json.dumps(first), encoding="utf-8")
    differing = sorted(
        name for name in first if any(each.get(name) != first[name] for each in seen)
    )
    for name in differing:
        print(f"{name} is not graded alike")  # noqa: T201 - a command
    print(  # noqa: T201 - a command
        f"{len(slugs)} exercises, {len(first)} answers, {options.times} times on Python "
        f"{sys.version.split()[0]}: {len(differing)} differ"
    )
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
