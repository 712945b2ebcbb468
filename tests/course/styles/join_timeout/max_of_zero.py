from threading import Thread
import time


class Sleeper(Thread):
    woke = False

    def __init__(self, seconds, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self._seconds = seconds

    def run(self):
        time.sleep(self._seconds)
        self.woke = True


def finished_within(thread: Thread, seconds: float) -> bool:
    thread.join(max(0, seconds))
    return not thread.is_alive()


def stragglers(threads: "list[Thread]", seconds: float) -> "list[Thread]":
    t0 = time.monotonic()
    return [t for t in threads if not finished_within(t, t0 + seconds - time.monotonic())]
