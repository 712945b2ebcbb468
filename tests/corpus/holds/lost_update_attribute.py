# expects: 2
# exhaustible: yes
# mends: lost_update_attribute
# why: the whole change is done inside one lock that both clerks share.
import threading


class Counter:
    def __init__(self):
        self.value = 0
        self.lock = threading.Lock()


class Clerk(threading.Thread):
    def __init__(self, counter):
        super().__init__()
        self.counter = counter

    def run(self):
        with self.counter.lock:
            self.counter.value += 1


def main():
    counter = Counter()
    clerks = [Clerk(counter) for _ in range(2)]
    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join()
    return counter.value
