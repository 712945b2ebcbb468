# reason: wrong_result
# within: 100
# shrinks to: 1
# why: the global is read and written by every visitor without a lock.
import threading

visits = 0


class Visitor(threading.Thread):
    def run(self):
        global visits
        visits = visits + 1


def main():
    visitors = [Visitor(), Visitor()]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    assert visits == 2, f"{visits} visits were counted, 2 were made"
