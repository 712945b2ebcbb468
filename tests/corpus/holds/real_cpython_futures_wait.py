# exhaustible: yes
# source: https://bugs.python.org/issue14406
# mends: real_cpython_futures_wait
# why: the count goes down under a lock.
import threading


class AllDone:
    def __init__(self, pending):
        self.pending = pending
        self.event = threading.Event()
        self.lock = threading.Lock()

    def one_done(self):
        with self.lock:
            self.pending -= 1
            if not self.pending:
                self.event.set()


class Worker(threading.Thread):
    def __init__(self, waiter):
        super().__init__()
        self.waiter = waiter

    def run(self):
        self.waiter.one_done()


def main():
    waiter = AllDone(2)
    workers = [Worker(waiter), Worker(waiter)]
    for worker in workers:
        worker.start()
    waiter.event.wait()
    for worker in workers:
        worker.join()
    assert waiter.pending == 0
