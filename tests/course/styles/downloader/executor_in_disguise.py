import threading
from concurrent.futures import Future
from queue import Empty, Queue


class Fetcher(threading.Thread):
    def __init__(self, jobs):
        super().__init__()
        self.jobs = jobs

    def run(self):
        while True:
            try:
                future, fetch, url = self.jobs.get_nowait()
            except Empty:
                break
            try:
                future.set_result(fetch(url))
            except Exception as e:
                future.set_exception(e)


def download_all(urls, fetch, limit, progress=None):
    jobs = Queue()
    futures = {}
    lock = threading.Lock()
    done = 0

    def report(_):
        nonlocal done
        with lock:
            done += 1
            if progress:
                progress(done, len(futures))

    for url in urls:
        if url not in futures:
            futures[url] = Future()
    for url, future in futures.items():
        future.add_done_callback(report)
        jobs.put((future, fetch, url))
    fetchers = [Fetcher(jobs) for _ in range(limit)]
    for f in fetchers:
        f.start()
    for f in fetchers:
        f.join()
    return {url: f.exception() or f.result() for url, f in futures.items()}
