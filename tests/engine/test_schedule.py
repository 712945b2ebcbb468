"""The schedule: what is printed can be typed."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.engine.schedule import Schedule, Segment
from grader.errors import UserError

SEGMENTS = st.builds(Segment, st.integers(0, 30), st.none() | st.integers(0, 1000))
SCHEDULES = st.lists(SEGMENTS, max_size=12).map(lambda segments: Schedule(tuple(segments)))


@pytest.mark.parametrize("text", ["0", "0.1", "0*3.1.2*10.0", "12*1.3"])
def test_what_is_read_is_printed(text: str) -> None:
    assert str(Schedule.parse(text)) == text


def test_an_empty_schedule_is_written_0() -> None:
    assert str(Schedule()) == "0"


@given(SCHEDULES)
def test_a_tidy_schedule_is_read_as_it_is_printed(schedule: Schedule) -> None:
    tidy = schedule.tidied()
    assert tidy.tidied() == tidy
    assert Schedule.parse(str(tidy)) == (tidy if tidy.segments else Schedule((Segment(0),)))


@given(SCHEDULES)
def test_tidying_leaves_no_empty_segment_and_joins_what_nothing_divides(schedule: Schedule) -> None:
    segments = schedule.tidied().segments
    assert all(segment.steps != 0 for segment in segments)
    # The same task after its block is another matter: time passed for it.
    pairs = itertools.pairwise(segments)
    assert all(one.task != other.task or one.steps is None for one, other in pairs)


@pytest.mark.parametrize(
    ("text", "tidy"),
    [
        ("1*2.1*3", "1*5"),
        ("1*2.1", "1"),
        ("1.1*3", "1.1*3"),
        ("0*0.2", "2"),
        (" 0.1\n", "0.1"),
        ("1*2.2*0.1*1", "1*3"),
    ],
)
def test_tidied(text: str, tidy: str) -> None:
    assert str(Schedule.parse(text)) == tidy


@pytest.mark.parametrize(
    "text", ["", ".", "1..2", "a", "-1", "1*", "*2", "1*-2", "1,2", "0x1", "1*2*3", "1" * 30]
)
def test_what_is_no_schedule_is_refused(text: str) -> None:
    with pytest.raises(UserError, match="is not a schedule") as caught:
        Schedule.parse(text)
    assert caught.value.next_step


@pytest.mark.parametrize(
    ("text", "count"), [("0", 0), ("0*2.1", 1), ("0.1.2", 0), ("0*2.1*3.2*1.0", 3), ("0.1*3", 0)]
)
def test_preemptions(text: str, count: int) -> None:
    assert Schedule.parse(text).preemptions == count
