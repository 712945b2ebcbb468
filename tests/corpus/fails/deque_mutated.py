# reason: exception
# within: 20
# shrinks to: 1
# why: a deque refuses to be walked while somebody appends to it.
import threading
from collections import deque

recent = deque(["one", "two"], maxlen=2)


class Logger(threading.Thread):
    def run(self):
        recent.append("three")


def main():
    logger = Logger()
    logger.start()
    lines = [line.upper() for line in recent]
    logger.join()
    assert len(lines) == 2
