# mistake: no_limit
# caught by: test_never_more_than_the_limit
# why: a thread for each address, and all of them are under way at once.
"""Fetches everything at once."""

from threading import Lock, Semaphore, Thread


class Fetcher(Thread):
    def __init__(self, url, fetch, permits, note):
        super().__init__(name=url)
        self.url = url
        self.fetch = fetch
        self.permits = permits
        self.note = note

    def run(self):
        try:
            outcome = self.fetch(self.url)
        except Exception as error:
            outcome = error
        self.note(self.url, outcome)


def download_all(urls, fetch, limit, progress=None):
    wanted = list(dict.fromkeys(urls))
    permits = Semaphore(limit)
    found = {}
    lock = Lock()

    def note(url, outcome):
        with lock:
            found[url] = outcome
            if progress:
                progress(len(found), len(wanted))

    fetchers = [Fetcher(url, fetch, permits, note) for url in wanted]
    for fetcher in fetchers:
        fetcher.start()
    for fetcher in fetchers:
        fetcher.join()
    return found
