# reason: exception
# within: 1
# shrinks to: 0
# why: the place is given back twice when the work fails, and BoundedSemaphore says so.
import threading


class Pool:
    def __init__(self, size):
        self.free = threading.BoundedSemaphore(size)
        self.failed = []

    def use(self, work):
        with self.free:
            try:
                work()
            except ZeroDivisionError as error:
                self.failed.append(error)
                self.free.release()


def main():
    pool = Pool(1)
    workers = [
        threading.Thread(target=pool.use, args=(lambda: 1 / 0,), name="dividing"),
        threading.Thread(target=pool.use, args=(lambda: None,), name="idle"),
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
