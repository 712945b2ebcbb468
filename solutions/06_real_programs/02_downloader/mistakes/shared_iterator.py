# mistake: shared_iterator
# caught by: test_every_address_is_fetched_once, test_never_more_than_the_limit, test_the_limit_is_reached, test_progress_counts_in_order, test_nobody_waits_by_spinning
# why: two threads ask one generator for the next address at the same time, and it breaks.
# visible test: misses it
"""All fetchers walk through one generator."""

from threading import Lock, Thread


class Fetcher(Thread):
    def __init__(self, urls, fetch, note):
        super().__init__()
        self.urls = urls
        self.fetch = fetch
        self.note = note

    def run(self):
        for url in self.urls:
            try:
                outcome = self.fetch(url)
            except Exception as error:
                outcome = error
            self.note(url, outcome)


def each_once(urls):
    seen = set()
    for url in urls:
        if url not in seen:
            seen.add(url)
            yield url


def download_all(urls, fetch, limit, progress=None):
    urls = list(urls)
    total = len(set(urls))
    found = {}
    lock = Lock()

    def note(url, outcome):
        with lock:
            found[url] = outcome
            if progress is not None:
                progress(len(found), total)

    waiting = each_once(urls)
    fetchers = [Fetcher(waiting, fetch, note) for _ in range(limit)]
    for fetcher in fetchers:
        fetcher.start()
    for fetcher in fetchers:
        fetcher.join()
    return found
