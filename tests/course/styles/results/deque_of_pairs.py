from collections import deque
from threading import Thread


class Square(Thread):
    def __init__(self, n, *, out=None, place=0, **options):
        super().__init__(**options)
        self.n = n
        self.out = out if out is not None else deque()
        self.place = place

    def run(self):
        self.result = pow(self.n, 2)
        self.out.append((self.place, self.result))

    result = None


def squares(numbers):
    out = deque()
    threads = [Square(n, out=out, place=i) for i, n in enumerate(numbers)]
    for t in threads:
        t.start()
    for t in reversed(threads):
        t.join()
    return [value for _, value in sorted(out)]
