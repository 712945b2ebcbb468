# mistake: looked_before_fetching
# caught by: test_every_address_is_fetched_once, test_progress_counts_in_order
# why: two threads may both see that it was not fetched yet.
# told as: fetched_twice
# visible test: misses it
"""Looks whether it was fetched already."""

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
            if self.note(url, self, known=True):
                continue
            try:
                outcome = self.fetch(url)
            except Exception as error:
                outcome = error
            self.note(url, outcome)


def download_all(urls, fetch, limit, progress=None):
    wanted = list(urls)
    waiting = Queue()
    for url in wanted:
        waiting.put(url)
    found = {}
    lock = Lock()

    def note(url, outcome, known=False):
        if known:
            return url in found
        with lock:
            found[url] = outcome
            if progress is not None:
                progress(len(found), len(set(wanted)))

    fetchers = [Fetcher(waiting, fetch, note) for _ in range(limit)]
    for fetcher in fetchers:
        fetcher.start()
    for fetcher in fetchers:
        fetcher.join()
    return found
