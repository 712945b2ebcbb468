"""Hidden checks of `word_count`: shared out among workers, and the same as counted by one."""

from __future__ import annotations

from collections import Counter
from functools import partial
from operator import ge, le
from typing import TYPE_CHECKING, Any

from grader.checking import check

if TYPE_CHECKING:
    from grader.checking import Explore, Numbers, Words

USUAL = (
    "forgot_super_init",
    "super_init_late",
    "shadowed_thread_attribute",
    "called_target",
    "started_in_init",
    "overrode_start",
    "started_twice",
    "start_result_used",
    "joined_before_start",
    "joined_itself",
    "took_join_result",
    "removed_name",
    "arguments_to_run",
    "method_hidden",
)
WAITING = (
    "taken_meanwhile",
    "one_sentinel",
    "slept_to_synchronise",
    "joined_last_only",
    "short_patience",
    "no_join",
)

# Enough where the words of no two workers meet, or one schedule is looked for.
FEW = 40


def counted(student: Any, texts: list[str], workers: int, times: int = 1) -> Any:
    """Count so often; tell what came out each time."""
    story = []
    for _ in range(times):
        counts = student.count_words(list(texts), workers)
        story.append(dict(counts) if isinstance(counts, dict) else type(counts).__name__)
    return story


class Text(str):
    """A text that takes a second to split; notes who splits it, when it begins and ends."""

    splits: list[tuple[object, int]]

    def split(self, *args: Any, **kwargs: Any) -> list[str]:
        """Split as every text does."""
        import threading
        import time

        me = threading.current_thread()
        self.splits.append((me, 1))
        time.sleep(1)
        self.splits.append((me, -1))
        return str(self).split(*args, **kwargs)


def watched(student: Any, texts: list[str], workers: int) -> Any:
    """Tell who splits the texts, how many at a time, and how many Mappers are at work at once."""
    import itertools

    Text.splits, runs = [], []
    run = student.Mapper.run

    def watching(self: Any) -> None:
        runs.append(1)
        try:
            run(self)
        finally:
            runs.append(-1)

    student.Mapper.run = watching
    student.count_words([Text(text) for text in texts], workers)
    splitting = {who for who, _ in Text.splits}
    return {
        "workers": workers,
        "splitting": sum(isinstance(who, student.Mapper) for who in splitting)
        if splitting
        else workers,  # str.split(text) cannot be watched
        "splits at once": max(itertools.accumulate(n for _, n in Text.splits), default=0),
        "running at once": max(itertools.accumulate(runs), default=0),
    }


def alone(texts: list[str]) -> list[dict[str, int]]:
    """Count as one does alone."""
    return [dict(Counter(" ".join(texts).split()))]


@check(
    "One worker counts as one does alone",
    points=2,
    executions=FEW,
    tells=(*USUAL, *WAITING, "class_attribute"),
)
def test_one_worker_counts_all(explore: Explore, words: Words) -> None:
    one, other, third = words(3)
    texts = [
        f"{one} {other}\n{one}",
        "",
        f"  {other}\t {third}, {one}  ",
        f"{third.upper()} {third}, {third}",
    ]
    expected = alone(texts) * 2
    explore(counted, texts, 1, 2).always_returns(
        expected,
        otherwise=f"One worker was given {texts}, twice. The counts should be {{expected}}; they "
        "are {got}.",
    )


@check(
    "Any number of workers counts all texts",
    points=2,
    executions=FEW,
    tells=(*USUAL, *WAITING, "busy_wait", "lost_item", "late_binding"),
)
def test_any_number_of_workers(explore: Explore, words: Words) -> None:
    found = words(5)
    # No two texts have a word in common: whether counts are added up safely is asked below.
    for some, workers in ((found, 2), (found[:3], 3), (found[:1], 3), ([], 2)):
        explore(counted, some, workers).always_returns(
            alone(some),
            otherwise=f"{workers} workers were given {some}. The counts should be {{expected}}; "
            "they are {got}.",
        )


@check(
    "No count is lost when several count the same word at once",
    points=3,
    tells=(
        *USUAL,
        *WAITING,
        "lock_never_given_back",
        "deadlock_with_self",
        "gave_up_waiting",
        "lost_item",
        "merged_unlocked",
        "lock_per_call",
        "lock_per_thread",
        "two_locked_steps",
        "lock_released_too_early",
        "checked_outside_lock",
        "no_common_lock",
        "no_lock",
    ),
)
def test_no_count_is_lost(explore: Explore, words: Words) -> None:
    one, other = words(2)
    for texts in ([one, one], [f"{one} {other}", f"{other} {one}"], [one, one, other]):
        explore(counted, texts, 2).always_returns(
            alone(texts),
            otherwise=f"Two workers were given {texts}. The counts should be {{expected}}; "
            "they can be {got}.",
        )


@check(
    "Every worker has a share in the work",
    points=2,
    clock="patient",
    executions=FEW,
    tells=(*USUAL, *WAITING, "busy_wait", "joined_in_start_loop", "sequential"),
)
def test_every_worker_has_a_share(explore: Explore, words: Words, numbers: Numbers) -> None:
    for workers in (2, 3):
        texts = words(workers + 1)
        shared = explore(watched, texts, workers)
        shared.at("splitting").sometimes(
            partial(le, workers),
            otherwise=f"There were {len(texts)} texts for {workers} workers. There should be an "
            f"order of events in which {workers} Mappers each split one at least; the number of "
            "Mappers that split a text is {got}.",
        )
        shared.at("running at once").sometimes(
            partial(le, workers),
            otherwise=f"There were {len(texts)} texts for {workers} workers. There should be an "
            f"order of events in which {workers} Mappers are at work at the same time; at most "
            "{got} are.",
        )
        shared.at("splits at once").always(
            partial(ge, workers),
            otherwise=f"There were {workers} workers, so at most {workers} texts should be split "
            "at the same time; {got} were.",
        )


@check(
    "Nobody waits by spinning",
    points=1,
    clock="patient",
    executions=10,
    tells=(*USUAL, *WAITING, "busy_wait"),
)
def test_nobody_waits_by_spinning(explore: Explore, words: Words) -> None:
    explore(watched, words(3), 2).never_spins(
        otherwise="Waiting for the Mappers must not keep the processor busy: a loop that asks "
        "again and again takes it from those who count.",
    )
