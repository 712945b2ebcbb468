# reason: deadlock
# within: 50
# shrinks to: 1
# why: each of the three may hold the fork on the left and wait for the one on the right.
import threading


class Philosopher(threading.Thread):
    def __init__(self, left, right):
        super().__init__()
        self.left = left
        self.right = right
        self.eaten = 0

    def run(self):
        with self.left:
            with self.right:
                self.eaten += 1


def main():
    forks = [threading.Lock() for _ in range(3)]
    table = [Philosopher(forks[seat], forks[(seat + 1) % 3]) for seat in range(3)]
    for philosopher in table:
        philosopher.start()
    for philosopher in table:
        philosopher.join()
    assert all(philosopher.eaten == 1 for philosopher in table)
