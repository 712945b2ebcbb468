"""What comes together by chance alone: batches that fail at once, while workers die."""

from __future__ import annotations

from concurrent.futures import BrokenExecutor, Future
from typing import TYPE_CHECKING

from grader.errors import GraderBug
from grader.grading import Submission
from grader.grading.autograde import autograde
from grader.grading.classfolder import ClassFolder
from grader.grading.unit import Record
from grader.sandbox.isolation import PRACTICE
from tests.grading.test_autograde import Counting, results

if TYPE_CHECKING:
    from grader.grading.worker import Batch
    from tests.grading.conftest import Course

STUDENTS = 2


class Failing:
    """Workers whose first batches all fail at once, and of which one dies when asked again."""

    def __init__(self) -> None:
        self.submitted = 0

    def count(self) -> int:
        return STUDENTS

    def submit(self, batch: Batch) -> Future[list[Record]]:
        self.submitted += 1
        if self.submitted == STUDENTS + 1:
            raise BrokenExecutor
        told: Future[list[Record]] = Future()
        if self.submitted <= STUDENTS:
            told.set_exception(GraderBug("it is broken"))
        else:
            told.set_result([Record(key=u.key, exercise=GIVEN, seconds=0.0) for u in batch.units])
        return told

    def stop(self) -> None:
        pass

    def close(self) -> None:
        pass


GIVEN = {"slug": "account", "status": "passed", "points": 4, "max_points": 4, "checks": []}


def test_batches_that_fail_together_while_a_worker_dies_are_all_graded(course: Course) -> None:
    root = course.folder / "class"
    names = [f"student {number}" for number in range(STUDENTS)]
    for name in names:
        course.hand_in(name, f"# {name}\n")
    watcher = Counting()
    autograde(
        ClassFolder(root),
        [Submission(name, root / name) for name in names],
        [course.exercise],
        workers=Failing(),
        watcher=watcher,
        isolation=PRACTICE,
        checks_folder=course.folder / "checks",
    )
    assert sorted(watcher.names) == sorted(results(root)) == names
    assert {document["points"] for document in results(root).values()} == {4}
