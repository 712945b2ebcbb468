"""One iterator for all, and a lock to ask it for the next one."""

from threading import Lock, Thread


class Fetcher(Thread):
    def __init__(self, urls, asking, fetch, note):
        super().__init__(daemon=True)
        self.urls = urls
        self.asking = asking
        self.fetch = fetch
        self.note = note

    def run(self):
        while True:
            with self.asking:
                url = next(self.urls, None)
            if url is None:
                return
            try:
                outcome = self.fetch(url)
            except Exception as error:
                outcome = error
            self.note(url, outcome)


def download_all(urls, fetch, limit, progress=None):
    wanted = sorted(set(urls))
    found, noting, asking = {}, Lock(), Lock()
    waiting = (url for url in wanted)

    def note(url, outcome):
        with noting:
            found[url] = outcome
            if progress:
                progress(len(found), len(wanted))

    fetchers = [Fetcher(waiting, asking, fetch, note) for _ in wanted[:limit]]
    for fetcher in fetchers:
        fetcher.start()
    for fetcher in fetchers:
        fetcher.join()
    return found
