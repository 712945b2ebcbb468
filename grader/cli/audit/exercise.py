"""The audit of one exercise: its stub, its right answers, its mistakes, and generated ones."""

from __future__ import annotations

import hashlib
import json
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grader.cli.audit.finding import Audit
from grader.cli.audit.generated import audit_mutants
from grader.cli.audit.impatient import Impatient
from grader.cli.audit.visible import example, visible_tests
from grader.errors import ThreadlingsError
from grader.explain.misconceptions import misconceptions
from grader.grading import Submission, grade

if TYPE_CHECKING:
    from grader.course import Catalogue, Exercise, Mistake, Solutions
    from grader.sandbox.process import StudentProcess

Document = dict[str, Any]

POINTS = 10
_FEWEST_VARIANTS = 2
_FEWEST_HINTS = 2
_VISIBLE_AT_ONCE = 2
_STUB, _REFERENCE = "stub", "reference"
_CRASHES = frozenset({"grader_bug", "malformed_answer", "too_slow", "ended_early"})


def audit(exercise: Exercise, catalogue: Catalogue, *, seed: int, process: StudentProcess) -> Audit:
    """Audit one exercise.

    Args:
        exercise: The exercise.
        catalogue: The course it belongs to.
        seed: Seed of the checks' inputs.
        process: The student process to ask. Whoever opened it closes it.
    """
    found = Audit(exercise.slug)
    began = time.perf_counter()
    try:
        solutions = catalogue.solutions(exercise)
        # Visible tests wait for real time: they do so while the solutions are graded.
        with (
            ThreadPoolExecutor(max_workers=_VISIBLE_AT_ONCE) as pool,
            tempfile.TemporaryDirectory(prefix="threadlings-audit-") as name,
        ):
            folder = Path(name)
            shown = example(exercise, solutions, pool)
            visible = visible_tests(exercise, solutions, pool)
            graded = _grade_all(exercise, solutions, seed=seed, process=process, folder=folder)
            mutated = Audit(exercise.slug)
            audit_mutants(
                exercise,
                solutions,
                mutated,
                seed=seed,
                process=Impatient(process),
                patient=process,
                folder=folder,
            )
            seen, told = [each.result() for each in visible], shown.result()
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
    found.count("example", [told])
    found.take(mutated)
    found.seconds = round(time.perf_counter() - began, 1)
    return found


def _grade_all(
    exercise: Exercise,
    solutions: Solutions,
    *,
    seed: int,
    process: StudentProcess,
    folder: Path,
) -> dict[str, Document]:
    """Return the exercise's part of each answer's result, by name."""
    # A comment makes it a file that somebody has begun: an untouched stub is not run at all.
    begun = folder / exercise.module
    text = exercise.stub.read_text(encoding="utf-8")
    begun.write_text(f"{text}\n# begun\n", encoding="utf-8")
    right = {_STUB: begun, _REFERENCE: solutions.reference}
    right |= {_variant(path): path for path in solutions.variants}
    wrong = {_mistake(mistake): mistake.path for mistake in solutions.mistakes}
    graded: dict[str, Document] = {}
    for paths, asked in ((right, process), (wrong, Impatient(process))):
        submissions = [Submission(name=name, path=path) for name, path in paths.items()]
        documents = grade(submissions, [exercise], seed=seed, process=asked)
        graded |= {
            name: document["exercises"][0] for name, document in zip(paths, documents, strict=True)
        }
    for mistake in solutions.mistakes:
        name = _mistake(mistake)
        failing = _failing(graded[name])
        # It may take longer to be noticed, or to be seen for what it is.
        if set(mistake.catches) - set(failing) or _named(name, mistake.told_as, failing):
            submission = Submission(name=name, path=mistake.path)
            (document,) = grade([submission], [exercise], seed=seed, process=process)
            graded[name] = document["exercises"][0]
    return graded


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
