"""The downloader: many addresses, a few hands, and nothing is fetched twice or forgotten.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/06_real_programs/02_downloader

says how far you are. Whether there can ever be too many at once, or the counting go wrong, is told by

    threadlings check downloader
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from threading import Thread
from typing import Any


class Fetcher(Thread):
    """A thread that fetches one address after the other, as long as there are any.

    What it is told is yours to choose.
    """

    def __init__(self) -> None:
        # 2. What does one of several fetchers have to know, and what do they share?
        raise NotImplementedError("Next: complete Fetcher in download.py (number 2 there).")


def download_all(
    urls: Iterable[str],
    fetch: Callable[[str], Any],
    limit: int,
    progress: Callable[[int, int], object] | None = None,
) -> dict[str, Any]:
    """Fetch every address once, up to `limit` at the same time, and return what came of each.

    Args:
        urls: The addresses; one that comes several times is fetched once.
        fetch: Returns the body of an address, or raises; called in Fetchers only.
        limit: How many may be under way at the same time.
        progress: Told how many are done, and of how many, each time one is.
    """
    # 1. Who has which address, and who makes sure that there are never more than `limit` at once?
    raise NotImplementedError("First: complete download_all in download.py (number 1 there).")
