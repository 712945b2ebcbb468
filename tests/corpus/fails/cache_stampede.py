# reason: wrong_result
# expects: {"loads": 1, "value": "body of /index"}
# within: 20
# shrinks to: 1
# why: the lock guards the dictionary but not the load, so that each misses and each loads.
import threading


class Cache:
    def __init__(self):
        self.values = {}
        self.loads = 0
        self.lock = threading.Lock()

    def get(self, key):
        with self.lock:
            if key in self.values:
                return self.values[key]
        value = self.load(key)
        with self.lock:
            self.values[key] = value
        return value

    def load(self, key):
        with self.lock:
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
