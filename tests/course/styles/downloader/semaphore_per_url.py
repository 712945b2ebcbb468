from __future__ import annotations

import threading
import typing as t


class Fetcher(threading.Thread):
    result: t.Any = None

    def __init__(self, url: str, fetch: t.Callable[[str], t.Any], gate: threading.Semaphore, done):
        super().__init__(name=f"fetch {url}")
        self.url, self.fetch, self.gate, self.done = url, fetch, gate, done

    def run(self) -> None:
        self.gate.acquire()
        try:
            self.result = self.fetch(self.url)
        except Exception as error:
            self.result = error
        finally:
            self.gate.release()
            self.done()


def download_all(urls, fetch, limit, progress=None):
    gate = threading.BoundedSemaphore(limit)
    wanted = sorted(set(urls))
    counter = iter(range(1, len(wanted) + 1))
    lock = threading.Lock()

    def done():
        with lock:
            n = next(counter)
            if progress is not None:
                progress(n, len(wanted))

    threads = [Fetcher(url, fetch, gate, done) for url in wanted]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {thread.url: thread.result for thread in threads}
