# exhaustible: yes
# mends: event_cleared_after_wait
# why: the event is cleared before the orders are looked at, so that a later `set` stays.
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
            self.bell.rung.clear()
            while self.bell.orders:
                self.bell.orders.pop()
                self.served += 1


def main():
    bell = Bell()
    waiter = Waiter(bell)
    waiter.start()
    for order in ("tea", "cake"):
        bell.orders.append(order)
        bell.rung.set()
    waiter.join()
    assert waiter.served == 2
