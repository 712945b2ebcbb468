"""Grade a class: every submission, every exercise, each distinct answer once, by many workers.

Submissions are taken in one after the other, and no more is in memory than what is being graded:
what is graded goes to the store at once, and a student's result is put together from there when
their last answer is done. So it can be killed at any moment, and goes on where it was.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from grader.errors import GraderBug
from grader.explain.words import json_text
from grader.grading import fingerprint
from grader.grading.classfolder import GRADED
from grader.grading.result import Result
from grader.grading.store import Store, write_or_say
from grader.grading.submission import Submission, digest
from grader.grading.unit import Keys, Record, Unit
from grader.grading.worker import Batch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from grader.course import Exercise
    from grader.grading.classfolder import ClassFolder
    from grader.grading.pool import Workers
    from grader.sandbox.isolation import Isolation

_BATCH = 40  # units a worker takes at once: pytest and the controls begin once for all of them
_LEVELS = 4  # of a result document that have a line for each value: each check stands on one
_ROUNDS = 3  # batches that each worker gets at least, where there are that many units
_ATTEMPTS = 8  # how often a unit is begun by workers that die, before a person has to look at it
_ASKED = 3  # how often a unit is graded where the grader fails
_FAULTS = (
    20  # batches that may fail one after the other, before it is the grader that has to be seen to
)


class Watcher(Protocol):
    """Is told how far it is."""

    def answered(self, *, known: bool) -> None:
        """One answer of one student has its mark; `known` if it was graded already."""

    def finished(self, name: str, result: Result) -> None:
        """A student has all marks."""

    def troubled(self, what: str) -> None:
        """Something went wrong that grading could mend."""


@dataclass(kw_only=True)
class _Student:
    """A student whose answers are not all graded yet.

    Args:
        name: The student.
        keys: The key of each exercise's unit, in the order of the course.
        digests: The SHA-256 of each exercise's file.
        waits_for: The keys that have no record yet.
    """

    name: str
    keys: dict[str, str] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)
    waits_for: set[str] = field(default_factory=set)


def autograde(
    folder: ClassFolder,
    submissions: Sequence[Submission],
    exercises: Sequence[Exercise],
    *,
    workers: Workers,
    watcher: Watcher,
    isolation: Isolation,
    seed: int = 0,
    fresh: bool = False,
    checks_folder: Path | None = None,
) -> None:
    """Grade a class, and write a result document (`threadlings/result/v1`) for each student.

    Args:
        folder: The class, which keeps what was graded.
        submissions: What was handed in; names are different.
        exercises: What is asked of everybody.
        workers: Who grades.
        watcher: Is told how far it is.
        isolation: The tier that workers reach.
        seed: The seed of the checks' inputs and of the search.
        fresh: Whether to grade again what was graded before.
        checks_folder: Where the checks are, or None: the hidden ones.

    Raises:
        AuthorError: An exercise has no checks.
        UserError: The folder cannot be written, or a worker can't be used.
        GraderBug: No worker can grade at all.
    """
    run = _Run(
        folder=folder,
        exercises=exercises,
        workers=workers,
        watcher=watcher,
        isolation=isolation,
        seed=seed,
        fresh=fresh,
        checks_folder=checks_folder,
    )
    size = _batch_size(len(submissions) * len(exercises), workers)
    try:
        for one in submissions:
            run.take(one, size=size)
        run.finish(size=size)
    except BaseException:
        workers.stop()
        raise
    workers.close()


def _batch_size(units: int, workers: Workers) -> int:
    """Return how many units make a batch, so that no worker is busy alone at the end for long."""
    return max(1, min(_BATCH, -(-units // (_ROUNDS * workers.count()))))


class _Run:
    """One grading of a class; see `autograde`."""

    def __init__(
        self,
        *,
        folder: ClassFolder,
        exercises: Sequence[Exercise],
        workers: Workers,
        watcher: Watcher,
        isolation: Isolation,
        seed: int,
        fresh: bool,
        checks_folder: Path | None,
    ) -> None:
        self._folder, self._exercises = folder, exercises
        self._workers, self._watcher = workers, watcher
        self._isolation, self._seed = isolation, seed
        self._checks_folder = checks_folder
        self._keys = Keys(exercises, seed=seed, isolation=isolation, checks_folder=checks_folder)
        self._store = Store(folder.root / GRADED)
        self._may_know = not fresh
        self._graded: set[str] = set()  # keys that this run has graded, or found in the store
        self._not_kept: dict[str, Record] = {}
        self._waiting: dict[str, list[_Student]] = {}
        self._queued: deque[Unit] = deque()
        self._under_way: dict[Future[list[Record]], Batch] = {}
        self._faults = 0  # of the grader's own, since the last batch that was graded

    # --- in: one submission after the other

    def take(self, submission: Submission, *, size: int) -> None:
        """Take in what a student handed in, and have graded what nobody handed in before."""
        student = _Student(name=submission.name)
        for exercise in self._exercises:
            source = submission.take_in(exercise)
            unit = self._keys.unit(exercise, source)
            student.keys[exercise.slug] = unit.key
            student.digests[exercise.slug] = source.sha256
            if self._is_known(unit.key):
                self._watcher.answered(known=True)
                continue
            student.waits_for.add(unit.key)
            if unit.key not in self._waiting:
                self._queued.append(unit)
            self._waiting.setdefault(unit.key, []).append(student)
        if not student.waits_for:
            self._put_together(student)
        self._send(size)

    def _is_known(self, key: str) -> bool:
        if key in self._graded:
            return True
        if self._may_know and key not in self._waiting and self._store.get(key) is not None:
            self._graded.add(key)
            return True
        return False

    def finish(self, *, size: int) -> None:
        """Have the rest graded, and wait for all of it."""
        size = min(size, _batch_size(len(self._queued), self._workers))
        while self._queued or self._under_way:
            self._send(size, whole=False)
            self._collect()

    # --- out: batches to workers

    def _send(self, size: int, *, whole: bool = True) -> None:
        while len(self._queued) >= (size if whole else 1):
            while len(self._under_way) >= 2 * self._workers.count():
                self._collect()
            units = [self._queued.popleft() for _ in range(min(size, len(self._queued)))]
            self._submit(
                Batch(
                    units=tuple(units),
                    seed=self._seed,
                    tier=self._isolation.tier,
                    grader=fingerprint.of_grader(),
                    checks_folder=self._checks_folder,
                )
            )

    def _submit(self, batch: Batch) -> None:
        try:
            self._under_way[self._workers.submit(batch)] = batch
        except BrokenExecutor:  # one died since the last answer
            self._begin_again([batch])

    # --- back: records

    def _collect(self) -> None:
        done, _ = wait(self._under_way, return_when=FIRST_COMPLETED)
        died: list[Batch] = []
        # All of them are taken out first: who fails below may have the others begin again.
        for future, batch in [(each, self._under_way.pop(each)) for each in done]:
            try:
                records = future.result()
            except BrokenExecutor:
                died.append(batch)
            except GraderBug as error:
                self._faults += 1
                if self._faults > _FAULTS:
                    raise
                self._watcher.troubled(error.message)
                self._again(batch, error.message, most=_ASKED)
            else:
                self._faults = 0
                for record in records:
                    self._keep(record)
        if died:
            self._begin_again(died)

    def _begin_again(self, batches: list[Batch]) -> None:
        """Put to new workers what was under way when one died: nobody knows which it was."""
        self._watcher.troubled("a worker died; what it was at is graded again")
        batches += self._under_way.values()
        self._under_way.clear()
        self._workers.stop()
        for batch in batches:
            self._again(batch, "Its worker was ended again and again.", most=_ATTEMPTS)

    def _again(self, batch: Batch, why: str, *, most: int) -> None:
        """Grade a batch once more; after that its units apart, so that one harms no other."""
        attempts = batch.attempts + 1
        if attempts < 2:
            self._submit(replace(batch, attempts=attempts))
            return
        for unit in batch.units:
            if attempts < most:
                self._submit(replace(batch, units=(unit,), attempts=attempts))
            else:
                self._keep(Record.broken(unit, why))

    def _keep(self, record: Record) -> None:
        if record.is_final:
            self._store.put(record)
        else:
            self._not_kept[record.key] = record
        self._graded.add(record.key)
        for number, student in enumerate(self._waiting.pop(record.key, ())):
            self._watcher.answered(known=number > 0)
            student.waits_for.discard(record.key)
            if not student.waits_for:
                self._put_together(student)

    def _put_together(self, student: _Student) -> None:
        records = {slug: self._record(key) for slug, key in student.keys.items()}
        result = Result(
            name=student.name,
            sha256=digest(student.digests),
            seed=self._seed,
            isolation=self._isolation,
            exercises=tuple(record.exercise for record in records.values()),
            seconds={slug: record.seconds for slug, record in records.items()},
        )
        path = self._folder.result_path(student.name)
        write_or_say(path, json_text(result.to_document(), levels=_LEVELS))
        self._watcher.finished(student.name, result)

    def _record(self, key: str) -> Record:
        record = self._not_kept.get(key) or self._store.get(key)
        if record is None:
            raise GraderBug(
                f"What was graded is gone from {self._folder.root / GRADED}.",
                next_step="Was it removed meanwhile? Type the same again.",
            )
        return record
