# exhaustible: yes
# why: the owner pops on one side and the thief on the other; each pop is one step and gives each job once.
import threading
from collections import deque

jobs = deque(range(4))
done = deque()


class Owner(threading.Thread):
    take = jobs.pop

    def run(self):
        while True:
            try:
                done.append(self.take())
            except IndexError:
                return


class Thief(Owner):
    take = jobs.popleft


def main():
    threads = [Owner(), Thief()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(done) == [0, 1, 2, 3]
