# mistake: lost_error
# caught by: test_an_error_is_what_came_of_it
# why: the error ends the thread that met it, and nothing is noted for that address.
# told as: fetcher_gone
"""Lets errors out."""

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
            outcome = self.fetch(url)
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
