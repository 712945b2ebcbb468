# exhaustible: yes
# source: https://github.com/pallets/jinja/issues/8
# mends: real_jinja_lru
# why: looking up takes the lock as well, as it changes the line.
import threading
from collections import deque


class LRU:
    def __init__(self, capacity):
        self.capacity = capacity
        self.values = {}
        self.line = deque()
        self.lock = threading.Lock()

    def get(self, key):
        with self.lock:
            value = self.values[key]
            if self.line[-1] != key:
                self.line.remove(key)
                self.line.append(key)
            return value

    def put(self, key, value):
        with self.lock:
            if key in self.values:
                self.line.remove(key)
            elif len(self.values) == self.capacity:
                del self.values[self.line.popleft()]
            self.line.append(key)
            self.values[key] = value


def main():
    templates = LRU(2)
    templates.put("index", 1)
    templates.put("about", 2)
    threads = [
        threading.Thread(target=templates.get, args=("index",), name="render"),
        threading.Thread(target=templates.put, args=("index", 3), name="reload"),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(templates.line) == ["about", "index"]
