# mistake: no_join
# caught by: test_every_address_is_fetched_once, test_an_error_is_what_came_of_it, test_progress_counts_in_order
# why: the dictionary is returned while fetchers are still at work.
"""Does not wait."""

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
    return dict(found)
