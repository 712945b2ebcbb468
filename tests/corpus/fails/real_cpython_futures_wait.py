# reason: deadlock
# source: https://bugs.python.org/issue14406 and https://github.com/agronholm/pythonfutures/issues/14
# within: 100
# shrinks to: 1
# why: workers of a pool count down the calls that are pending without a lock; a lost count leaves the waiter waiting.
import threading


class AllDone:
    def __init__(self, pending):
        self.pending = pending
        self.event = threading.Event()

    def one_done(self):
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
