# exhaustible: yes
# mends: philosophers
# why: the lower fork is always taken first, so that no circle can close.
import threading


class Philosopher(threading.Thread):
    def __init__(self, forks, left, right):
        super().__init__()
        self.first = forks[min(left, right)]
        self.second = forks[max(left, right)]
        self.eaten = 0

    def run(self):
        with self.first, self.second:
            self.eaten += 1


def main():
    forks = [threading.Lock() for _ in range(3)]
    table = [Philosopher(forks, seat, (seat + 1) % 3) for seat in range(3)]
    for philosopher in table:
        philosopher.start()
    for philosopher in table:
        philosopher.join()
    assert all(philosopher.eaten == 1 for philosopher in table)
