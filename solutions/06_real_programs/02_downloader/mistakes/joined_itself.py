# mistake: joined_itself
# caught by: test_every_address_is_fetched_once, test_never_more_than_the_limit, test_the_limit_is_reached, test_an_error_is_what_came_of_it, test_progress_counts_in_order, test_nobody_waits_by_spinning
# why: a thread that waits for its own end would wait for ever; join() raises RuntimeError instead.
"""Ends run() by waiting for itself."""

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
                self.join()
                return
            try:
                outcome = self.fetch(url)
            except Exception as error:
                outcome = error
            self.note(url, outcome)


def download_all(urls, fetch, limit, progress=None):
    wanted = list(dict.fromkeys(urls))
    waiting = Queue()
    for url in wanted:
        waiting.put(url)
    found = {}
    lock = Lock()

    def note(url, outcome):
        with lock:
            found[url] = outcome
            if progress is not None:
                progress(len(found), len(wanted))

    fetchers = [Fetcher(waiting, fetch, note) for _ in range(limit)]
    for fetcher in fetchers:
        fetcher.start()
    for fetcher in fetchers:
        fetcher.join()
    return found
