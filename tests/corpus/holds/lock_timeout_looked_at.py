# exhaustible: yes
# mends: lock_timeout_ignored
# why: the lock is released by whoever got it, and those who did not are counted.
import threading
import time

lock = threading.Lock()
outcomes = []


class Worker(threading.Thread):
    def run(self):
        if lock.acquire(timeout=1):
            try:
                time.sleep(0.1)
                outcomes.append("worked")
            finally:
                lock.release()
        else:
            outcomes.append("gave up")


def main():
    workers = [Worker(), Worker()]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(outcomes) == 2
    assert "worked" in outcomes
    assert not lock.locked()
