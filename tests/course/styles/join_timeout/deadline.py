import threading
from time import monotonic, sleep


class Sleeper(threading.Thread):
    def __init__(self, seconds, name=None, daemon=True):
        super().__init__(name=name, daemon=daemon)
        self.seconds = seconds
        self.woke = False

    def run(self):
        sleep(self.seconds)
        self.woke = True


def finished_within(thread, seconds):
    thread.join(timeout=seconds)
    if thread.is_alive():
        return False
    return True


def stragglers(threads, seconds):
    stop_at = monotonic() + seconds
    late = []
    for t in threads:
        remaining = stop_at - monotonic()
        if remaining > 0:
            t.join(remaining)
    for t in threads:
        if t.is_alive():
            late.append(t)
    return late
