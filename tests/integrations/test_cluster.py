"""A class graded by a Dask cluster: the same marks, also where one of its workers is killed."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

import pytest

from grader.errors import UserError
from grader.grading.autograde import autograde
from grader.grading.classfolder import ClassFolder
from grader.grading.submission import Submission
from grader.integrations.cluster import ClusterWorkers
from grader.sandbox.isolation import best
from tests.grading.classes import ROOT, make_class
from tests.grading.test_autograde import SLUGS, Counting, results, run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from grader.grading.result import Result

pytest.importorskip("distributed", reason="the extra `cluster` is not installed")

from grader.course import Catalogue

pytestmark = pytest.mark.slow


@contextmanager
def started(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", *command],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def scheduler(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler on loopback."""
    told = tmp_path_factory.mktemp("scheduler") / "scheduler.json"
    settings = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show"]
    with started(
        "distributed.cli.dask_scheduler", *settings, "--scheduler-file", str(told)
    ) as process:
        for _ in range(600):
            if told.is_file() and told.read_text(encoding="utf-8"):
                break
            assert process.poll() is None
            select.select([], [], [], 0.1)
        address: str = json.loads(told.read_text(encoding="utf-8"))["address"]
        yield address


def worker(address: str) -> tuple[str, ...]:
    settings = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
    return ("distributed.cli.dask_worker", address, *settings)


class KillingOne(Counting):
    """Kills a worker once the first answer was graded."""

    def __init__(self, victim: subprocess.Popen[bytes]) -> None:
        super().__init__()
        self._victim = victim

    def answered(self, *, known: bool) -> None:
        super().answered(known=known)
        if self.graded == 1:
            self._victim.kill()

    def finished(self, name: str, result: Result) -> None:
        super().finished(name, result)


def test_a_worker_that_is_killed_midway_loses_nothing(scheduler: str, tmp_path: Path) -> None:
    here = make_class(tmp_path / "here", students=12, slugs=SLUGS, alike=False)
    there = make_class(tmp_path / "there", students=12, slugs=SLUGS, alike=False)
    run(here)
    with ExitStack() as workers:
        first, _second = (workers.enter_context(started(*worker(scheduler))) for _ in range(2))
        watcher = KillingOne(first)
        cluster = at_work(scheduler, count=2)
        classfolder = ClassFolder.open(there)
        autograde(
            classfolder,
            [Submission(*each) for each in classfolder.submissions()],
            Catalogue.load(ROOT).choose(slugs=SLUGS),
            workers=cluster,
            watcher=watcher,
            isolation=best()[0],
        )
        assert first.poll() is not None
    assert watcher.graded == 24
    assert sorted(watcher.names) == sorted(results(there))
    assert results(there) == results(here)


def test_no_scheduler_and_no_workers_are_told_apart(scheduler: str) -> None:
    with pytest.raises(UserError, match="has no workers"):
        ClusterWorkers(scheduler)
    with pytest.raises(UserError, match="No scheduler answers"):
        ClusterWorkers("tcp://127.0.0.1:1", wait="1s")


def at_work(address: str, *, count: int) -> ClusterWorkers:
    """Return the cluster once it has so many workers."""
    for _ in range(300):
        try:
            cluster = ClusterWorkers(address)
        except UserError:
            cluster = None
        if cluster is not None and cluster.count() == count:
            return cluster
        if cluster is not None:
            cluster.close()
        select.select([], [], [], 0.1)
    pytest.fail("the workers did not come")
