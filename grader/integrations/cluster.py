"""Workers on other machines: Dask distributed, by the same interface as local ones.

Every machine has the same threadlings and the same Python installed; each worker has a jail of its
own there. Dask gives what was being done by a worker that died to another one.
"""

from __future__ import annotations

import contextlib
from concurrent.futures import BrokenExecutor, Executor, Future
from typing import TYPE_CHECKING, Any

from grader.errors import UserError
from grader.grading.worker import grade_batch

if TYPE_CHECKING:
    from grader.grading.unit import Record
    from grader.grading.worker import Batch

_CONNECT = "20s"  # as Dask writes times


class ClusterWorkers:
    """The workers of a Dask scheduler.

    Args:
        address: The scheduler's, such as `tcp://host:8786`.
        wait: How long it may take to answer, as Dask writes times.

    Raises:
        UserError: Dask is not installed, no scheduler answers, or it has no worker.
    """

    def __init__(self, address: str, *, wait: str = _CONNECT) -> None:
        try:
            from distributed import Client
        except ImportError:
            msg = "Grading on a cluster needs Dask, which is not installed."
            raise UserError(msg, next_step="pip install 'threadlings[cluster]'") from None
        try:
            connect: Any = Client  # has no types
            self._client = connect(address, timeout=wait, set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            msg = f"No scheduler answers at {address}: {error}."
            raise UserError(
                msg, next_step="dask scheduler  there, and  dask worker ADDRESS --nthreads 1"
            ) from None
        self._executor: Executor | None = None
        if not self.count():
            self._client.close()
            msg = f"The scheduler at {address} has no workers."
            raise UserError(msg, next_step=f"dask worker {address} --nthreads 1   on each machine")

    def count(self) -> int:
        """How many there are now: they may come and go."""
        return sum(self._client.nthreads().values())

    def submit(self, batch: Batch) -> Future[list[Record]]:
        """Have a batch graded; Dask's own failures come as a `BrokenExecutor`."""
        if self._executor is None:
            # What it was given before is no reason to think that the answer is known.
            self._executor = self._client.get_executor(pure=False)
        told: Future[list[Record]] = Future()
        asked = self._executor.submit(grade_batch, batch)
        asked.add_done_callback(lambda done: _pass_on(done, told))
        return told

    def stop(self) -> None:
        """End what is being done, as far as Dask can: what runs is run to its end."""
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=False, cancel_futures=True)

    def close(self) -> None:
        """End, once what was submitted is done."""
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown()
        self._client.close()


def _pass_on(done: Future[list[Record]], told: Future[list[Record]]) -> None:
    from distributed.scheduler import KilledWorker

    if done.cancelled():
        told.set_exception(BrokenExecutor("the scheduler has forgotten it"))
        return
    error = done.exception()
    if isinstance(error, KilledWorker):
        told.set_exception(BrokenExecutor(str(error)))
    elif error is not None:
        told.set_exception(error)
    else:
        with contextlib.suppress(Exception):  # nobody waits for it any more
            told.set_result(done.result())
