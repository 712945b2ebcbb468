from threading import Lock, Thread

results = {}
results_lock = Lock()


class Square(Thread):
    def __init__(self, n, key=None, name=None, daemon=None):
        Thread.__init__(self, None, None, name, daemon=daemon)
        self.n = n
        self.key = key
        self.result = None

    def run(self):
        self.result = self.n * self.n
        with results_lock:
            results[self.key] = self.result


def squares(numbers):
    threads = {}
    for i, n in enumerate(numbers):
        threads[i] = Square(n, i)
        threads[i].start()
    for t in threads.values():
        t.join()
    return [results[i] for i in sorted(threads)]
