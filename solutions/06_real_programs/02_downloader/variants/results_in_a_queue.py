"""Fetchers put what they found into a queue; the main thread counts and tells."""

from collections import deque
from queue import Queue
from threading import Thread


class Fetcher(Thread):
    def __init__(self, urls, fetch, found):
        super().__init__()
        self.urls = urls
        self.fetch = fetch
        self.found = found

    def run(self):
        while True:
            try:
                url = self.urls.popleft()
            except IndexError:
                return
            try:
                self.found.put((url, self.fetch(url)))
            except Exception as error:
                self.found.put((url, error))


def download_all(urls, fetch, limit, progress=None):
    waiting = deque(dict.fromkeys(urls))
    total = len(waiting)
    results = Queue()
    fetchers = [Fetcher(waiting, fetch, results) for _ in range(min(limit, total))]
    for fetcher in fetchers:
        fetcher.start()
    found = {}
    for done in range(1, total + 1):
        url, outcome = results.get()
        found[url] = outcome
        if progress is not None:
            progress(done, total)
    for fetcher in fetchers:
        fetcher.join()
    return found
