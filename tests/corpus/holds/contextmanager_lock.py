# expects: ["enter", "leave", "enter", "leave"]
# exhaustible: yes
# why: a context manager of one's own that holds the lock keeps entries and leavings in pairs.
import threading
from contextlib import contextmanager

log = []
lock = threading.Lock()


@contextmanager
def room():
    with lock:
        log.append("enter")
        try:
            yield
        finally:
            log.append("leave")


class Guest(threading.Thread):
    def run(self):
        with room():
            pass


def main():
    guests = [Guest(), Guest()]
    for guest in guests:
        guest.start()
    for guest in guests:
        guest.join()
    return log
