"""Who grades: processes of this machine, by the same interface as a cluster's."""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from typing import TYPE_CHECKING, Any, Protocol

from grader.grading.worker import begin, grade_batch
from grader.sandbox.isolation import best

if TYPE_CHECKING:
    from grader.grading.unit import Record
    from grader.grading.worker import Batch


class Workers(Protocol):
    """Grade batches somewhere, several at once."""

    def count(self) -> int:
        """How many there are."""

    def submit(self, batch: Batch) -> Future[list[Record]]:
        """Have a batch graded; the future may end with `BrokenExecutor` if its worker died."""

    def stop(self) -> None:
        """End what is being done at once; what is submitted next begins anew."""

    def close(self) -> None:
        """End, once what was submitted is done."""


class LocalWorkers:
    """Processes of this machine, each with a jail of its own, of the kind that was tried out here.

    Args:
        jobs: How many; by default as many as there are processors.
    """

    def __init__(self, jobs: int | None = None) -> None:
        self._jobs = jobs or processors()
        self._executor: Executor | None = None

    def count(self) -> int:
        """How many there are."""
        return self._jobs

    def submit(self, batch: Batch) -> Future[list[Record]]:
        """Have a batch graded."""
        if self._executor is None:
            self._executor = ProcessPoolExecutor(
                max_workers=self._jobs,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=begin,
                initargs=(os.getpid(), best()),
            )
        try:
            return self._executor.submit(grade_batch, batch)
        except OSError as error:  # one died while another was about to begin
            raise BrokenExecutor(str(error)) from error

    def stop(self) -> None:
        """End what is being done at once: a worker's jail dies with it."""
        executor, self._executor = self._executor, None
        if executor is not None:
            mine: dict[int, Any] = dict(getattr(executor, "_processes", None) or {})
            executor.shutdown(wait=False, cancel_futures=True)
            for process in mine.values():  # kill_workers() is new in Python 3.14
                process.kill()
                process.join()

    def close(self) -> None:
        """End, once what was submitted is done."""
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown()


def processors() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:
        return os.cpu_count() or 1
