# expects: {"loads": 1, "value": "body of /index"}
# exhaustible: yes
# mends: cache_stampede
# why: who comes first promises the value in a Future; the others wait for it.
import threading
from concurrent.futures import Future


class Cache:
    def __init__(self):
        self.values = {}
        self.loads = 0
        self.lock = threading.Lock()

    def get(self, key):
        with self.lock:
            promise = self.values.get(key)
            mine = promise is None
            if mine:
                promise = self.values[key] = Future()
        if mine:
            promise.set_result(self.load(key))
        return promise.result()

    def load(self, key):
        self.loads += 1
        return f"body of {key}"


def main():
    cache = Cache()
    threads = [threading.Thread(target=cache.get, args=("/index",)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"loads": cache.loads, "value": cache.get("/index")}
