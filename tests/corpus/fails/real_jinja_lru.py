# reason: exception
# source: https://github.com/pallets/jinja/issues/8
# within: 50
# shrinks to: 1
# why: a lookup moves its key to the end of the line without the lock that storing takes: the key is out of line for a moment.
import threading
from collections import deque


class LRU:
    def __init__(self, capacity):
        self.capacity = capacity
        self.values = {}
        self.line = deque()
        self.lock = threading.Lock()

    def get(self, key):
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
