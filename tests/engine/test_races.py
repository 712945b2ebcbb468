"""Races: every access that can race is found to, also where its task looked there before."""

from __future__ import annotations

from grader.engine.happens_before import Shadow
from grader.engine.task import Task

FIRST, SECOND, WRITES = 1, 2, 3


def task(index: int) -> Task:
    made = Task(index, print, (), {}, daemon=False, created_by=None)
    made.clock = [int(each == index) for each in range(2)]
    return made


def test_the_second_of_two_reads_races_with_a_write_before_both() -> None:
    shadow, place = Shadow(), object()
    shadow.write(task(0), place, "x", WRITES)
    reads = [shadow.read(task(1), place, "x", site) for site in (FIRST, SECOND)]
    assert reads == [WRITES, WRITES]


def test_the_second_of_two_reads_races_with_a_write_after_both() -> None:
    shadow, place = Shadow(), object()
    for site in (FIRST, SECOND):
        shadow.read(task(1), place, "x", site)
    assert shadow.write(task(0), place, "x", WRITES) == (SECOND,)


def test_a_second_read_among_the_reads_of_several_tasks() -> None:
    shadow, place = Shadow(), object()
    for reader, site in ((0, FIRST), (1, FIRST), (0, SECOND), (1, SECOND)):
        shadow.read(task(reader), place, "x", site)
    writer = task(2)
    writer.clock = [0, 0, 1]
    assert shadow.write(writer, place, "x", WRITES) == (SECOND, SECOND)


def test_reads_of_one_task_at_the_same_site_cost_no_second_look() -> None:
    shadow, place = Shadow(), object()
    shadow.write(task(0), place, "x", WRITES)
    assert shadow.read(task(1), place, "x", FIRST) == WRITES
    assert shadow.read(task(1), place, "x", FIRST) == -1
