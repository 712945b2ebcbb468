import threading


class Fetcher(threading.Thread):
    def __init__(self, todo, fetch, results, lock, progress, total):
        super().__init__()
        self.todo = todo
        self.fetch = fetch
        self.results = results
        self.lock = lock
        self.progress = progress
        self.total = total

    def run(self):
        print(self.name, "starts")
        while True:
            with self.lock:
                if not self.todo:
                    print(self.name, "ends")
                    return
                url = self.todo.pop()
            try:
                body = self.fetch(url)
            except BaseException as error:
                body = error
            with self.lock:
                self.results[url] = body
                if self.progress is not None:
                    self.progress(len(self.results), self.total)


def download_all(urls, fetch, limit, progress=None):
    todo = list(set(urls))
    results, lock = {}, threading.Lock()
    total = len(todo)
    fetchers = []
    for i in range(limit):
        f = Fetcher(todo, fetch, results, lock, progress, total)
        fetchers.append(f)
        f.start()
    for f in fetchers:
        f.join()
    return results


if __name__ == "__main__":
    print(download_all(["a", "b"], str.upper, 2, print))
