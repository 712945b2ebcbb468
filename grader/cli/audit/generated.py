"""Mutants of an exercise's reference: each is noticed by a check, or listed with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.grading import Submission, grade
from grader.mutation import mutants

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grader.cli.audit.finding import Audit
    from grader.course import Equivalent, Exercise, Solutions
    from grader.mutation import Mutant
    from grader.sandbox.process import StudentProcess

Document = dict[str, Any]


def audit_mutants(
    exercise: Exercise,
    solutions: Solutions,
    found: Audit,
    *,
    seed: int,
    process: StudentProcess,
    patient: StudentProcess,
    folder: Path,
) -> None:
    """Grade the mutants of a reference, and count those that a check notices.

    Args:
        exercise: The exercise.
        solutions: Its answers, with the mutants that are listed as equivalent.
        found: What the audit found so far.
        seed: Seed of the checks' inputs.
        process: The student process to ask.
        patient: The one to ask again about mutants that nothing noticed.
        folder: An empty folder, for the mutants.
    """
    generated = mutants(solutions.reference.read_text(encoding="utf-8"))
    submissions = []
    for number, mutant in enumerate(generated):
        path = folder / str(number) / exercise.module
        path.parent.mkdir()
        path.write_text(mutant.source, encoding="utf-8")
        submissions.append(Submission(name=str(mutant), path=path))
    documents = grade(submissions, [exercise], seed=seed, process=process, brief=True)
    killers = [_killer(document["exercises"][0]) for document in documents]
    listed = [_listed(mutant, solutions.equivalents) for mutant in generated]
    for number, submission in enumerate(submissions):
        if killers[number] is None and listed[number] is None:
            (document,) = grade([submission], [exercise], seed=seed, process=patient, brief=True)
            killers[number] = _killer(document["exercises"][0])
    found.count(
        "mutants",
        [
            _trouble(mutant, killer)
            for mutant, killer, known in zip(generated, killers, listed, strict=True)
            if known is None or killer is not None
        ],
    )
    found.count(
        "equivalent",
        [_wrongly_listed(each, generated, killers) for each in solutions.equivalents],
    )


def _killer(result: Document) -> Document | None:
    """The check that notices a mutant."""
    failing = (each for each in result["checks"] if each["status"] != "passed")
    return next(failing, None)


def _listed(mutant: Mutant, equivalents: Sequence[Equivalent]) -> Equivalent | None:
    return next((each for each in equivalents if _means(each, mutant)), None)


def _means(each: Equivalent, mutant: Mutant) -> bool:
    asked = (each.operator, each.function, each.line)
    return asked == (mutant.operator, mutant.function, mutant.text)


def _trouble(mutant: Mutant, killer: Document | None) -> list[str]:
    if killer is None:
        return [
            f"No check notices the mutant {mutant} - write one, or say why it is right all the "
            "same in the solutions' equivalent.toml."
        ]
    if killer["status"] == "error":
        return [f"The mutant {mutant}: {killer['name']} ends with {killer['reason']}."]
    return []


def _wrongly_listed(
    each: Equivalent, generated: Sequence[Mutant], killers: Sequence[Document | None]
) -> list[str]:
    """Say what is wrong with an entry: nothing is meant by it, or what it means is noticed."""
    name = f"equivalent.toml: {each.operator} at {each.function}, {each.line!r}"
    meant = [
        killer for mutant, killer in zip(generated, killers, strict=True) if _means(each, mutant)
    ]
    if not meant:
        return [f"{name} is no mutant of the reference."]
    if None not in meant:
        noticed = sorted({killer["name"] for killer in meant if killer is not None})
        return [f"{name} is noticed by {', '.join(noticed)}."]
    return []
