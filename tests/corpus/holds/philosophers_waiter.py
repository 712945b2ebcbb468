# exhaustible: yes
# mends: philosophers
# why: a waiter lets at most two of three sit down, so that one of them gets both forks.
import threading


class Philosopher(threading.Thread):
    def __init__(self, waiter, left, right):
        super().__init__()
        self.waiter = waiter
        self.left = left
        self.right = right
        self.eaten = 0

    def run(self):
        with self.waiter, self.left, self.right:
            self.eaten += 1


def main():
    forks = [threading.Lock() for _ in range(3)]
    waiter = threading.Semaphore(2)
    table = [Philosopher(waiter, forks[seat], forks[(seat + 1) % 3]) for seat in range(3)]
    for philosopher in table:
        philosopher.start()
    for philosopher in table:
        philosopher.join()
    assert all(philosopher.eaten == 1 for philosopher in table)
