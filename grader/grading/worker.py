"""What a worker does: grade a batch in a jail of its own, which stays warm between batches.

Workers are the instructor's own processes, here or on other machines. They are given texts and
facts, never paths, and answer with plain documents.
"""

from __future__ import annotations

import atexit
import contextlib
import signal
import threading  # noqa: TID251  (a cluster's workers call from threads of theirs: one at a time)
from dataclasses import dataclass
from typing import TYPE_CHECKING

from grader.errors import GraderBug, UserError
from grader.grading import fingerprint
from grader.grading.grade import grade_cases
from grader.grading.unit import Record, Unit
from grader.sandbox import walls
from grader.sandbox.process import StudentProcess, shut_in

if TYPE_CHECKING:
    from pathlib import Path

    from grader.sandbox.isolation import Isolation
    from grader.sandbox.jail import Jail

_one_at_a_time = threading.Lock()
_student: list[StudentProcess] = []
"""The student process of this worker, once it has one."""


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Units that one worker grades in one go.

    Args:
        units: The units.
        seed: The seed of the checks' inputs and of the search.
        tier: The tier that their results will name.
        grader: The fingerprint of the grader that asks.
        checks_folder: Where the checks are, or None: the hidden ones.
        attempts: How often it was begun by a worker that did not live to answer.
    """

    units: tuple[Unit, ...]
    seed: int
    tier: int
    grader: str
    checks_folder: Path | None = None
    attempts: int = 0


def begin(judge: int, tried: tuple[Isolation, Jail | None]) -> None:
    """Begin a worker on this machine: Ctrl-C is its parent's to handle, whose death it shares.

    Args:
        judge: The parent's process id.
        tried: The best jail of this machine, which the parent has tried out.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    walls.die_with_parent(judge)
    _student.append(shut_in(tried))


def grade_batch(batch: Batch) -> list[Record]:
    """Grade a batch.

    Raises:
        UserError: This worker has another grader, another Python, or a weaker jail.
        GraderBug: The batch could not be graded: none of its marks counts.
    """
    with _one_at_a_time:
        if fingerprint.of_grader() != batch.grader:
            msg = "A worker has another version of threadlings or of Python than this command."
            raise UserError(msg, next_step="Install the same on every machine, and try again.")
        process = _student_process()
        if process.isolation.tier != batch.tier:
            msg = (
                f"A worker reaches isolation tier {process.isolation.tier}, and this command "
                f"tier {batch.tier}."
            )
            raise UserError(msg, next_step="threadlings doctor  on that machine says why.")
        try:
            graded = grade_cases(
                [unit.case for unit in batch.units],
                process=process,
                seed=batch.seed,
                checks_folder=batch.checks_folder,
                controlled=True,
            )
        except GraderBug:
            _give_up_process()  # whatever is wrong with it, the next batch gets another
            raise
    return [
        Record(key=unit.key, exercise=each.result.to_document(), seconds=each.seconds)
        for unit, each in zip(batch.units, graded, strict=True)
    ]


def _student_process() -> StudentProcess:
    if not _student:
        _student.append(shut_in())
    return _student[0]


def _give_up_process() -> None:
    while _student:
        with contextlib.suppress(OSError):
            _student.pop().close()


atexit.register(_give_up_process)
