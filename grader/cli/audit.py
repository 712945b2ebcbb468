"""`threadlings dev check`: do an exercise's checks know right from wrong?"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
import time
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import grader
from grader.errors import ThreadlingsError
from grader.explain.misconceptions import misconceptions
from grader.explain.text import BOLD, GREEN, RED, paint
from grader.explain.words import filled, pad
from grader.grading import Submission, grade
from grader.sandbox.launch import Launch
from grader.sandbox.process import StudentProcess, fork_or_spawn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from grader.course import Catalogue, Exercise, Mistake, Solutions

Document = dict[str, Any]

POINTS = 10
_FEWEST_VARIANTS = 2
_FEWEST_HINTS = 2
_VISIBLE_SECONDS = 120
_VISIBLE_AT_ONCE = 2
_STUB, _REFERENCE = "stub", "reference"
_CRASHES = frozenset({"grader_bug", "malformed_answer", "too_slow", "ended_early"})


@dataclass
class Audit:
    """What the audit of one exercise found.

    Args:
        slug: The exercise.
        counts: How many of what were as they should be, as (good, all), by column.
        troubles: What is not as it should be, as sentences.
        seconds: How long the audit took (s).
        digests: The SHA-256 of each answer's result, by the answer's name.
    """

    slug: str
    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)
    seconds: float = 0.0
    digests: dict[str, str] = field(default_factory=dict)

    def count(self, column: str, verdicts: Iterable[list[str]]) -> None:
        """Count the things of a column, each with its troubles."""
        all_of_them = list(verdicts)
        good = sum(not troubles for troubles in all_of_them)
        self.counts[column] = (good, len(all_of_them))
        for troubles in all_of_them:
            self.troubles.extend(troubles)


def audit_all(
    exercises: list[Exercise],
    catalogue: Catalogue,
    *,
    seed: int,
    jobs: int,
    say: Callable[[Audit], None],
) -> list[Audit]:
    """Audit exercises, several side by side in processes of their own.

    Args:
        exercises: The exercises.
        catalogue: The course they belong to.
        seed: Seed of the checks' inputs.
        jobs: How many processes at most.
        say: Is told each audit as it is done.

    Returns:
        The audits in the order of the exercises.
    """
    found: dict[str, Audit] = {}

    def keep(done: Audit) -> None:
        found[done.slug] = done
        say(done)

    if jobs < 2 or len(exercises) < 2:
        for exercise in exercises:
            keep(audit(exercise, catalogue, seed=seed))
    else:
        # Those with most to grade come first: no process is left with a long one at the end.
        longest = sorted(exercises, key=lambda each: -_size(each, catalogue))
        with ThreadPoolExecutor(max_workers=jobs) as pool:
            audits = [pool.submit(_audit_apart, each.slug, seed=seed) for each in longest]
            for done in as_completed(audits):
                keep(done.result())
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
            pool.submit(_audit_apart, slug, seed=seed, hash_seed=number)
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
    return len(solutions.variants) + len(solutions.mistakes)


def _audit_apart(slug: str, *, seed: int, hash_seed: int | None = None) -> Audit:
    """Audit one exercise in a process of its own, by the command that does the same for one."""
    command = [sys.executable, "-m", "grader", "dev", "check", slug]
    command += ["--seed", str(seed), "--json", "-"]
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


def audit(exercise: Exercise, catalogue: Catalogue, *, seed: int) -> Audit:
    """Audit one exercise.

    Args:
        exercise: The exercise.
        catalogue: The course it belongs to.
        seed: Seed of the checks' inputs.
    """
    found = Audit(exercise.slug)
    began = time.perf_counter()
    try:
        solutions = catalogue.solutions(exercise)
        # Visible tests wait for real time: they do so while the solutions are graded.
        with ThreadPoolExecutor(max_workers=_VISIBLE_AT_ONCE) as pool:
            visible = _visible(exercise, solutions, pool)
            graded = _grade_all(exercise, solutions, seed=seed)
            seen = [each.result() for each in visible]
    except ThreadlingsError as error:
        found.troubles.append(error.message)
        return found
    found.digests = {name: _digest(result) for name, result in graded.items()}
    found.count("facts", [_facts(exercise, solutions, graded[_STUB])])
    found.count("stub", [_stub(graded[_STUB])])
    found.count("reference", [_right(_REFERENCE, graded[_REFERENCE])])
    found.count(
        "variants",
        [_right(f"variants/{path.name}", graded[_variant(path)]) for path in solutions.variants],
    )
    found.count(
        "mistakes",
        [_wrong(mistake, graded[_mistake(mistake)]) for mistake in solutions.mistakes],
    )
    found.count("checks", _checks(graded, solutions))
    found.count("visible test", seen)
    found.seconds = round(time.perf_counter() - began, 1)
    return found


def _grade_all(exercise: Exercise, solutions: Solutions, *, seed: int) -> dict[str, Document]:
    """Return the exercise's part of each answer's result, by name."""
    paths = {_REFERENCE: solutions.reference}
    paths |= {_variant(path): path for path in solutions.variants}
    paths |= {_mistake(mistake): mistake.path for mistake in solutions.mistakes}
    with tempfile.TemporaryDirectory(prefix="threadlings-audit-") as folder:
        # A comment makes it a file that somebody has begun: an untouched stub is not run at all.
        begun = Path(folder) / exercise.module
        text = exercise.stub.read_text(encoding="utf-8")
        begun.write_text(f"{text}\n# begun\n", encoding="utf-8")
        paths[_STUB] = begun
        submissions = [Submission(name=name, path=path) for name, path in paths.items()]
        # Our own solutions don't meddle with the process they run in.
        with StudentProcess(fork_or_spawn(Launch(), fresh=False)) as process:
            documents = grade(submissions, [exercise], seed=seed, budget=None, process=process)
    return {name: document["exercises"][0] for name, document in zip(paths, documents, strict=True)}


def _digest(result: Document) -> str:
    return hashlib.sha256(json.dumps(result, sort_keys=True).encode()).hexdigest()


def _variant(path: Path) -> str:
    return f"variants/{path.stem}"


def _mistake(mistake: Mistake) -> str:
    return f"mistakes/{mistake.mistake}"


def _failing(result: Document) -> dict[str, Document]:
    return {each["name"]: each for each in result["checks"] if each["status"] != "passed"}


def _facts(exercise: Exercise, solutions: Solutions, result: Document) -> list[str]:
    troubles = []
    worth = sum(each["max_points"] for each in result["checks"])
    if worth != exercise.points:
        troubles.append(f"exercise.toml says {exercise.points} points, its checks give {worth}.")
    if exercise.points != POINTS:
        troubles.append(f"It is worth {exercise.points} points; every exercise is worth {POINTS}.")
    if len(exercise.hints) < _FEWEST_HINTS:
        troubles.append(f"It has fewer than {_FEWEST_HINTS} hints.")
    if len(solutions.variants) < _FEWEST_VARIANTS:
        troubles.append(f"It has fewer than {_FEWEST_VARIANTS} variants.")
    troubles.extend(
        f"{path.name} is missing."
        for path in (exercise.readme, exercise.visible_test)
        if not path.is_file()
    )
    return troubles


def _stub(result: Document) -> list[str]:
    failing = _failing(result)
    troubles = [
        f"The stub passes {each['name']}."
        for each in result["checks"]
        if each["name"] not in failing
    ]
    troubles.extend(_crashes("The stub", failing))
    return troubles


def _right(name: str, result: Document) -> list[str]:
    return [
        f"{name} is right and fails {check} ({each['reason']}): {each['message'].splitlines()[0]}"
        for check, each in _failing(result).items()
    ]


def _wrong(mistake: Mistake, result: Document) -> list[str]:
    failing = _failing(result)
    name = f"mistakes/{mistake.path.name}"
    expected = set(mistake.catches)
    known = {each["name"] for each in result["checks"]}
    troubles = [f"{name} names {each}, which is no check." for each in sorted(expected - known)]
    troubles.extend(
        f"{name} should fail {each}, and passes."
        for each in sorted(expected & known - set(failing))
    )
    troubles.extend(
        f"{name} fails {each}, which its header does not name ({failing[each]['reason']})."
        for each in sorted(set(failing) - expected)
    )
    if failing:
        troubles.extend(_named(name, mistake.told_as, failing))
    troubles.extend(_crashes(name, failing))
    return troubles


def _named(name: str, told_as: str | None, failing: dict[str, Document]) -> list[str]:
    """Say whether students are told the mistake that its header promises."""
    named = {each["mistake"] for each in failing.values()} - {None}
    if told_as is not None and told_as not in misconceptions():
        return [
            f"{name}: no misconception {told_as} is registered in grader/explain/families. "
            "Register it, or say in the header's fourth line which one it is told as: "
            "`# told as: no_lock`, or `# told as: nothing`."
        ]
    if told_as is None:
        return [f"{name} is told as {each}, not as nothing." for each in sorted(named)]
    if told_as not in named:
        told = ", ".join(sorted(named)) or "nothing"
        return [f"{name} is told as {told}, not as {told_as}."]
    return []


def _crashes(name: str, failing: dict[str, Document]) -> list[str]:
    return [
        f"{name}: {check} ends with {each['reason']}."
        for check, each in failing.items()
        if each["reason"] in _CRASHES
    ]


def _checks(graded: dict[str, Document], solutions: Solutions) -> list[list[str]]:
    """Return, for each check, whether there is a mistake that only it or others catch."""
    caught = {
        check for mistake in solutions.mistakes for check in _failing(graded[_mistake(mistake)])
    }
    return [
        [] if each["name"] in caught else [f"No mistake is caught by {each['name']}."]
        for each in graded[_REFERENCE]["checks"]
    ]


def _visible(
    exercise: Exercise, solutions: Solutions, pool: ThreadPoolExecutor
) -> list[Future[list[str]]]:
    """Run the visible test on the stub, the reference and each variant."""

    def on_stub() -> list[str]:
        passes = _passes_visible(exercise, exercise.stub)
        return ["The visible test passes on the stub."] if passes else []

    def on(path: Path) -> list[str]:
        if _passes_visible(exercise, path):
            return []
        return [f"The visible test fails on {path.parent.name}/{path.name}."]

    right = (solutions.reference, *solutions.variants)
    return [pool.submit(on_stub), *(pool.submit(on, path) for path in right)]


def _passes_visible(exercise: Exercise, path: Path) -> bool:
    """Run the visible test with ordinary threads, in a process of its own."""
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        str(exercise.visible_test),
    ]
    environment = {
        **os.environ,
        "THREADLINGS_MODULE": str(path),
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",  # none is needed, and some take a second to import
    }
    try:
        ended = subprocess.run(
            command,
            env=environment,
            cwd=exercise.folder,
            capture_output=True,
            check=False,
            timeout=_VISIBLE_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return False
    return ended.returncode == 0


def audit_document(audits: list[Audit]) -> Document:
    """Return audits as one plain document."""
    return {
        "schema": "threadlings/audit/v1",
        "exercises": [
            {
                "slug": each.slug,
                "counts": {column: list(count) for column, count in each.counts.items()},
                "troubles": each.troubles,
                "seconds": each.seconds,
                "digests": each.digests,
            }
            for each in audits
        ],
    }


def render_audits(audits: list[Audit], *, width: int, color: bool) -> str:
    """Return audits as a table, and what is wrong beneath it.

    Args:
        audits: The audits.
        width: Columns of the terminal.
        color: Whether colours may be used.
    """
    columns = list(dict.fromkeys(column for each in audits for column in each.counts))
    head = ["exercise", *columns, ""]
    rows = [
        [
            each.slug,
            *("/".join(map(str, each.counts[c])) if c in each.counts else "-" for c in columns),
            "trouble" if each.troubles else "ok",
        ]
        for each in audits
    ]
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    lines = []
    for row in [head, *rows]:
        line = "  ".join(pad(text, size) for text, size in zip(row, widths, strict=True)).rstrip()
        lines.append(line)
    lines[0] = paint(lines[0], BOLD, color=color)
    for number, each in enumerate(audits, start=1):
        lines[number] = paint(lines[number], RED if each.troubles else GREEN, color=color)
    for each in audits:
        if each.troubles:
            lines += ["", paint(each.slug, BOLD, color=color)]
            lines += [filled(one, width, indent="  - ", hanging="    ") for one in each.troubles]
    return "\n".join(lines)
