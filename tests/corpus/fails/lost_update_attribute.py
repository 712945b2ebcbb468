# reason: wrong_result
# expects: 2
# within: 100
# shrinks to: 1
# why: `self.value += 1` is a read, an addition and a write; both clerks may read 0.
import threading


class Counter:
    def __init__(self):
        self.value = 0


class Clerk(threading.Thread):
    def __init__(self, counter):
        super().__init__()
        self.counter = counter

    def run(self):
        self.counter.value += 1


def main():
    counter = Counter()
    clerks = [Clerk(counter) for _ in range(2)]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    return counter.value
