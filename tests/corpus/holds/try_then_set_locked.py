# expects: 1
# exhaustible: yes
# mends: hasattr_then_set
# why: the attempt and the making are under one lock.
import threading

opened = []


class Repository:
    def __init__(self):
        self._lock = threading.Lock()

    def connection(self):
        with self._lock:
            try:
                return self._connection
            except AttributeError:
                opened.append("connection")
                self._connection = object()
                return self._connection


class Query(threading.Thread):
    def __init__(self, repository):
        super().__init__()
        self.repository = repository

    def run(self):
        self.repository.connection()


def main():
    repository = Repository()
    queries = [Query(repository), Query(repository)]
    for query in queries:
        query.start()
    for query in queries:
        query.join()
    return len(opened)
