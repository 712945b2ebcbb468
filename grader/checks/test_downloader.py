"""Hidden checks of `downloader`: everything once, a few at a time, and no error lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.checking import SOME, UNIVERSAL, check

if TYPE_CHECKING:
    from collections.abc import Callable

    from grader.checking import Explore, Words

USUAL = (*UNIVERSAL, "called_run")
WORK = (
    "lock_never_given_back",
    "deadlock_with_self",
    "released_unheld",
    "shared_iterator",
    "taken_meanwhile",
    "one_sentinel",
    "no_join",
)


def fetched(student: Any, urls: list[str], limit: int) -> Any:
    """Note who fetches what."""
    import threading

    asked: list[str] = []
    by_fetchers = []

    def fetch(url: str) -> str:
        asked.append(url)
        by_fetchers.append(isinstance(threading.current_thread(), student.Fetcher))
        return url.upper()

    found = dict(student.download_all(urls, fetch, limit))
    return {"found": found, "asked": sorted(asked), "by Fetchers": all(by_fetchers)}


def under_way(student: Any, urls: list[str], limit: int) -> Any:
    """Count how many are under way, at most."""
    now: list[str] = []
    most = [0]

    def fetch(url: str) -> str:
        now.append(url)
        most.append(len(now))
        now.remove(url)
        return url

    student.download_all(urls, fetch, limit)
    return max(most)


def reached(student: Any, urls: list[str], limit: int) -> Any:
    """Hold each until `limit` are under way, or nothing else can happen."""
    import threading

    now: list[str] = []
    full = threading.Event()
    met = []

    def fetch(url: str) -> str:
        now.append(url)
        if len(now) == limit:
            full.set()
        met.append(full.wait(60))
        now.remove(url)
        return url

    student.download_all(urls, fetch, limit)
    return any(met)


def with_errors(student: Any, urls: list[str], bad: list[str], limit: int) -> Any:
    def fetch(url: str) -> str:
        if url in bad:
            raise OSError(url)
        return url.upper()

    found = student.download_all(urls, fetch, limit)
    return {url: repr(found[url]) if url in found else "missing" for url in urls}


def counted(student: Any, urls: list[str], limit: int) -> Any:
    """Note what progress is told, and whether two tell at once."""
    told: list[list[int]] = []
    telling: list[int] = []
    at_once = []

    def progress(done: int, total: int) -> None:
        telling.append(done)
        told.append([done, total])
        at_once.append(len(telling))
        telling.remove(done)

    student.download_all(urls, str.upper, limit, progress=progress)
    return {"told": told, "at once": max(at_once, default=0)}


def at_most(limit: int) -> Callable[[Any], bool]:
    """Whether so many, or fewer."""
    return lambda most: most <= limit


@check(
    "Every address is fetched once, by a Fetcher",
    points=2,
    executions=SOME,
    tells=(*USUAL, *WORK, "fetched_twice"),
)
def test_every_address_is_fetched_once(explore: Explore, words: Words) -> None:
    first, second, third = words(3)
    for urls, limit in (([], 2), ([first], 2), ([first, second, first, third], 2)):
        told = explore(fetched, urls, limit)
        wanted = dict.fromkeys(urls)
        told.at("found").always_returns(
            {url: url.upper() for url in wanted},
            otherwise=f"Of {urls}, at most {limit} at once, download_all should return "
            "{expected}; it can return {got}.",
        )
        told.at("asked").always_returns(
            sorted(wanted),
            otherwise=f"Of {urls} each address should be fetched once, {{expected}}; what is "
            "fetched can be {got}.",
        )
        told.at("by Fetchers").always_returns(
            True, otherwise="fetch should be called in Fetchers only; somebody else calls it."
        )


@check(
    "Never are more under way than the limit says",
    points=2,
    executions=SOME,
    tells=(*USUAL, *WORK, "no_limit"),
)
def test_never_more_than_the_limit(explore: Explore, words: Words) -> None:
    for number, limit in ((2, 1), (3, 2)):
        explore(under_way, words(number), limit).always(
            at_most(limit),
            otherwise=f"Of {number} addresses at most {limit} may be under way at the same time; "
            "there can be {got}.",
        )


@check(
    "As many are under way as the limit says, if there is enough to do",
    points=1,
    clock="patient",
    executions=SOME,
    tells=(*USUAL, "joined_in_start_loop", "one_at_a_time", *WORK),
)
def test_the_limit_is_reached(explore: Explore, words: Words) -> None:
    explore(reached, words(3), 2).sometimes(
        lambda met: met is True,
        otherwise="Three addresses, two at once: each was held back until another one was under "
        "way, and there is no order of events in which one ever was.",
    )


@check(
    "An error is what came of that address, and the others are fetched",
    points=2,
    executions=SOME,
    tells=(*USUAL, *WORK, "fetcher_gone"),
)
def test_an_error_is_what_came_of_it(explore: Explore, words: Words) -> None:
    urls = words(3)
    for bad, limit in ((urls[:1], 2), (urls[:2], 1)):
        explore(with_errors, urls, bad, limit, allow=("exception",)).always_returns(
            {url: repr(OSError(url)) if url in bad else repr(url.upper()) for url in urls},
            otherwise=f"Of {urls} fetching {bad} raised. What came of each should be {{expected}}; "
            "it can be {got}.",
        )


@check(
    "Progress counts 1, 2, 3, one at a time",
    points=2,
    executions=SOME,
    tells=(*USUAL, *WORK, "progress_out_of_order"),
)
def test_progress_counts_in_order(explore: Explore, words: Words) -> None:
    first, second = words(2)
    urls = [first, second, first]
    told = explore(counted, urls, 2)
    told.at("told").always_returns(
        [[1, 2], [2, 2]],
        otherwise=f"While {urls} were fetched, two at once, progress should be told {{expected}}; "
        "it can be told {got}.",
    )
    told.at("at once").always_returns(
        1, otherwise="progress should be told by one thread at a time; there can be {got} at once."
    )


@check(
    "Nobody waits by asking again and again",
    points=1,
    clock="patient",
    executions=SOME,
    tells=(*USUAL, "busy_wait", *WORK),
)
def test_nobody_waits_by_spinning(explore: Explore, words: Words) -> None:
    explore(reached, words(2), 2).never_spins(
        "Somebody asks again and again whether all is done; it should wait."
    )
