# reason: wrong_result
# why: the global is read and written by every visitor without a lock.
import threading

visits = 0


class Visitor(threading.Thread):
    def run(self):
        global visits
        for _ in range(2):
            visits = visits + 1


def main():
    visitors = [Visitor(), Visitor(), Visitor()]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    assert visits == 6, f"{visits} visits were counted, 6 were made"
