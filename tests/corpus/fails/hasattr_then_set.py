# reason: wrong_result
# expects: 1
# within: 100
# shrinks to: 1
# why: both threads may find that the attribute is not there yet.
import threading

opened = []


class Repository:
    def connection(self):
        if not hasattr(self, "_connection"):
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
