"""Reference: as many threads as the limit says, a queue of addresses, one lock for noting and telling."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from queue import Empty, SimpleQueue
from threading import Lock, Thread
from typing import Any


class Fetcher(Thread):
    """A thread that fetches one address after the other, as long as there are any."""

    def __init__(
        self, urls: SimpleQueue[str], fetch: Callable[[str], Any], note: Callable[[str, Any], None]
    ) -> None:
        super().__init__()
        self.urls = urls
        self.fetch = fetch
        self.note = note

    def run(self) -> None:
        while True:
            try:
                url = self.urls.get_nowait()
            except Empty:
                return
            try:
                outcome = self.fetch(url)
            except Exception as error:
                outcome = error
            self.note(url, outcome)


def download_all(
    urls: Iterable[str],
    fetch: Callable[[str], Any],
    limit: int,
    progress: Callable[[int, int], object] | None = None,
) -> dict[str, Any]:
    """Fetch every address once, up to `limit` at the same time, and return what came of each."""
    wanted = list(dict.fromkeys(urls))
    waiting: SimpleQueue[str] = SimpleQueue()
    for url in wanted:
        waiting.put(url)
    found: dict[str, Any] = {}
    noting = Lock()

    def note(url: str, outcome: Any) -> None:
        with noting:
            found[url] = outcome
            if progress is not None:
                progress(len(found), len(wanted))

    fetchers = [Fetcher(waiting, fetch, note) for _ in range(limit)]
    for fetcher in fetchers:
        fetcher.start()
    for fetcher in fetchers:
        fetcher.join()
    return found
