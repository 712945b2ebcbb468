# mistake: main_thread_fetches
# caught by: test_every_address_is_fetched_once
# why: the main thread fetches as well, and it is no Fetcher.
# told as: called_run
# visible test: misses it
"""Lends a hand."""

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

    fetchers = [Fetcher(waiting, fetch, note) for _ in range(limit - 1)]
    for fetcher in fetchers:
        fetcher.start()
    Fetcher(waiting, fetch, note).run()
    for fetcher in fetchers:
        fetcher.join()
    return found
