"""A sentinel for each fetcher, behind all addresses; one lock for the whole of noting."""

from queue import Queue
from threading import RLock, Thread


class Fetcher(Thread):
    def __init__(self, waiting, work):
        super().__init__()
        self.waiting = waiting
        self.work = work

    def run(self):
        while (url := self.waiting.get()) is not None:
            self.work(url)


def download_all(urls, fetch, limit, progress=None):
    waiting = Queue()
    found = {}
    lock = RLock()
    wanted = set(urls)

    def work(url):
        try:
            body = fetch(url)
        except Exception as error:
            body = error
        with lock:
            found[url] = body
            if progress is not None:
                progress(len(found), len(wanted))

    fetchers = [Fetcher(waiting, work) for _ in range(limit)]
    for fetcher in fetchers:
        fetcher.start()
    for url in wanted:
        waiting.put(url)
    for _ in fetchers:
        waiting.put(None)
    for fetcher in fetchers:
        fetcher.join()
    return found
