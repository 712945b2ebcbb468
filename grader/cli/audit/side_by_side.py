"""Audits of several exercises, side by side in processes of their own, and again and again."""

from __future__ import annotations

import atexit
import functools
import json
import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

import grader
from grader.cli.audit.exercise import audit
from grader.cli.audit.finding import Audit
from grader.errors import ThreadlingsError
from grader.mutation import mutants
from grader.sandbox.launch import Launch
from grader.sandbox.process import StudentProcess, fork_or_spawn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from grader.course import Catalogue, Exercise


def audit_all(
    exercises: list[Exercise],
    catalogue: Catalogue,
    *,
    seed: int,
    jobs: int,
    fresh: bool,
    say: Callable[[Audit], None],
) -> list[Audit]:
    """Audit exercises, several side by side in processes of their own.

    Args:
        exercises: The exercises.
        catalogue: The course they belong to.
        seed: Seed of the checks' inputs.
        jobs: How many processes at most.
        fresh: Whether each question is put to a process of its own, as grading does it.
        say: Is told each audit as it is done.

    Returns:
        The audits in the order of the exercises.
    """
    found: dict[str, Audit] = {}

    def keep(done: Audit) -> None:
        found[done.slug] = done
        say(done)

    if jobs < 2 or len(exercises) < 2:
        with StudentProcess(fork_or_spawn(Launch(), fresh=fresh)) as process:
            for exercise in exercises:
                keep(audit(exercise, catalogue, seed=seed, process=process))
    else:
        # Those with most to grade come first: no process is left with a long one at the end.
        longest = sorted(exercises, key=lambda each: -_size(each, catalogue))
        # A process that has loaded everything takes one exercise after the other.
        with ProcessPoolExecutor(max_workers=jobs, mp_context=get_context("spawn")) as pool:
            audits = [
                pool.submit(_audit_beside, each, catalogue, seed=seed, fresh=fresh)
                for each in longest
            ]
            try:
                for done in as_completed(audits):
                    keep(done.result())
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise
    return [found[exercise.slug] for exercise in exercises]


def repeat(audits: Iterable[Audit], *, times: int, seed: int, jobs: int) -> Iterator[str]:
    """Audit exercises again and again, and compare what grading gave, byte for byte.

    Each time is a process of its own with another hash seed.

    Args:
        audits: What the first time gave; each gets a trouble for each answer that differs.
        times: How often, the first time included.
        seed: Seed of the checks' inputs.
        jobs: How many processes at most.

    Yields:
        The slug of each audit made again.
    """
    by_slug = {each.slug: each for each in audits}
    differing: dict[str, set[str]] = {slug: set() for slug in by_slug}
    with ThreadPoolExecutor(max_workers=jobs) as pool:
        again = [
            pool.submit(_audit_apart, slug, seed=seed, fresh=True, hash_seed=number)
            for number in range(1, times)
            for slug in by_slug
        ]
        for done in as_completed(again):
            found = done.result()
            first = by_slug[found.slug].digests
            differing[found.slug] |= {
                name for name, digest in first.items() if found.digests.get(name) != digest
            }
            yield found.slug
    for slug, names in differing.items():
        by_slug[slug].troubles.extend(
            f"{name} is not graded alike in {times} times." for name in sorted(names)
        )


def _size(exercise: Exercise, catalogue: Catalogue) -> int:
    try:
        solutions = catalogue.solutions(exercise)
    except ThreadlingsError:
        return 0  # the audit itself says why
    generated = mutants(solutions.reference.read_text(encoding="utf-8"))
    return len(solutions.variants) + len(solutions.mistakes) + len(generated)


@functools.cache
def _own_student_process(*, fresh: bool) -> StudentProcess:
    """The student process of this worker: one takes as long to start as a small audit."""
    process = StudentProcess(fork_or_spawn(Launch(), fresh=fresh))
    atexit.register(process.close)
    return process


def _audit_beside(exercise: Exercise, catalogue: Catalogue, *, seed: int, fresh: bool) -> Audit:
    """Audit one exercise in a worker, which audits others before and after."""
    return audit(exercise, catalogue, seed=seed, process=_own_student_process(fresh=fresh))


def _audit_apart(slug: str, *, seed: int, fresh: bool, hash_seed: int | None = None) -> Audit:
    """Audit one exercise in a process of its own, by the command that does the same for one."""
    command = [sys.executable, "-m", "grader", "dev", "check", slug]
    command += ["--seed", str(seed), "--json", "-"]
    command += ["--fresh"] if fresh else []
    home = str(Path(grader.__file__).parents[1])
    paths = [home, *filter(None, [os.environ.get("PYTHONPATH")])]
    ended = subprocess.run(
        command,
        env={
            **os.environ,
            "PYTHONPATH": os.pathsep.join(paths),
            **({} if hash_seed is None else {"PYTHONHASHSEED": str(hash_seed)}),
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    try:
        (document,) = json.loads(ended.stdout)["exercises"]
    except ValueError:
        told = ended.stderr.strip() or f"It ended with {ended.returncode}."
        return Audit(slug, troubles=[f"The audit could not be made. {told}"])
    return Audit(
        slug,
        counts={column: tuple(count) for column, count in document["counts"].items()},
        troubles=document["troubles"],
        seconds=document["seconds"],
        digests=document["digests"],
    )
