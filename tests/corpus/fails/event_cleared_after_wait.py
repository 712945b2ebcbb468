# reason: deadlock
# within: 50
# shrinks to: 2
# why: a second `set` that comes between `wait` and `clear` is wiped out unseen.
import threading


class Bell:
    def __init__(self):
        self.rung = threading.Event()
        self.orders = []


class Waiter(threading.Thread):
    def __init__(self, bell):
        super().__init__()
        self.bell = bell
        self.served = 0

    def run(self):
        while self.served < 2:
            self.bell.rung.wait()
            while self.bell.orders:
                self.bell.orders.pop()
                self.served += 1
            self.bell.rung.clear()


def main():
    bell = Bell()
    waiter = Waiter(bell)
    waiter.start()
    for order in ("tea", "cake"):
        bell.orders.append(order)
        bell.rung.set()
    waiter.join()
