# reason: wrong_result
# expects: False
# within: 50
# shrinks to: 2
# why: comparing two dataclass objects reads their fields one by one; here it sees half of a move.
import threading
from dataclasses import dataclass


@dataclass
class Point:
    x: int = 0
    y: int = 0


class Mover(threading.Thread):
    def __init__(self, point):
        super().__init__()
        self.point = point

    def run(self):
        self.point.x = 1
        self.point.y = 1


def main():
    point = Point()
    mover = Mover(point)
    mover.start()
    seen_half = point == Point(1, 0)
    mover.join()
    return seen_half
