import threading
import time


class Square(threading.Thread):
    def __init__(self, n, **kw):
        super().__init__(**kw)
        self.n = n
        self.result = None
        self.finished = False

    def run(self):
        self.result = self.n ** 2
        self.finished = True


def squares(numbers):
    ts = [Square(n) for n in numbers]
    for t in ts:
        t.start()
    while not all(t.finished for t in ts):
        time.sleep(0.01)
    return [t.result for t in ts]
