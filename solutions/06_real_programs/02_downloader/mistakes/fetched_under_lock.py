# mistake: fetched_under_lock
# caught by: test_the_limit_is_reached
# why: who fetches holds the lock that all others need to fetch.
# told as: one_at_a_time
"""Holds the lock while it fetches."""

from queue import Empty, Queue
from threading import Lock, Thread


class Fetcher(Thread):
    def __init__(self, urls, fetch, note):
        super().__init__()
        self.urls = urls
        self.fetch = fetch
        self.note = note

    def run(self):
        while True:
            try:
                url = self.urls.get_nowait()
            except Empty:
                return
            try:
                outcome = self.note(url, None, self.fetch)
            except Exception as error:
                outcome = error
            if isinstance(outcome, Exception):
                self.note(url, outcome)


def download_all(urls, fetch, limit, progress=None):
    wanted = list(dict.fromkeys(urls))
    waiting = Queue()
    for url in wanted:
        waiting.put(url)
    found = {}
    lock = Lock()

    def note(url, outcome, fetch=None):
        with lock:
            if fetch is not None:
                outcome = fetch(url)
            found[url] = outcome
            if progress is not None:
                progress(len(found), len(wanted))

    fetchers = [Fetcher(waiting, fetch, note) for _ in range(limit)]
    for fetcher in fetchers:
        fetcher.start()
    for fetcher in fetchers:
        fetcher.join()
    return found
