# reason: exception
# clock: adversarial
# within: 20
# shrinks to: 0
# why: who gives up waiting has no lock, and releases that of somebody else.
import threading
import time

lock = threading.Lock()


class Worker(threading.Thread):
    def run(self):
        lock.acquire(timeout=1)
        time.sleep(0.1)
        lock.release()


def main():
    workers = [Worker(), Worker()]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
