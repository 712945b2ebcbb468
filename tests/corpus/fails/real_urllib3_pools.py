# reason: exception
# source: https://github.com/urllib3/urllib3/pull/204
# within: 100
# shrinks to: 2
# why: two threads miss the pool of a host; storing the second closes the first, which is already in somebody's hands.
import threading


class ClosedPoolError(Exception):
    pass


class Pool:
    def __init__(self, host):
        self.host = host
        self.closed = False

    def request(self):
        if self.closed:
            raise ClosedPoolError(f"the pool of {self.host} is closed")
        return 200


class Pools:
    def __init__(self):
        self.pools = {}
        self.lock = threading.Lock()

    def get(self, host):
        with self.lock:
            return self.pools.get(host)

    def put(self, host, pool):
        with self.lock:
            replaced = self.pools.get(host)
            self.pools[host] = pool
        if replaced is not None:
            replaced.closed = True


class Fetcher(threading.Thread):
    def __init__(self, pools):
        super().__init__()
        self.pools = pools

    def run(self):
        pool = self.pools.get("example.org")
        if pool is None:
            pool = Pool("example.org")
            self.pools.put("example.org", pool)
        self.status = pool.request()


def main():
    pools = Pools()
    fetchers = [Fetcher(pools), Fetcher(pools)]
    for fetcher in fetchers:
        fetcher.start()
    for fetcher in fetchers:
        fetcher.join()
    assert [fetcher.status for fetcher in fetchers] == [200, 200]
