# exhaustible: yes
# mends: check_then_act_seats
# why: look and change are one locked step.
import threading


class Show:
    def __init__(self, seats):
        self.left = seats
        self.lock = threading.Lock()

    def book(self):
        with self.lock:
            if self.left > 0:
                self.left -= 1
                return True
            return False


class Buyer(threading.Thread):
    def __init__(self, show):
        super().__init__()
        self.show = show
        self.seated = False

    def run(self):
        self.seated = self.show.book()


def main():
    buyers = [Buyer(show) for show in [Show(1)] * 2]
    for buyer in buyers:
        buyer.start()
    for buyer in buyers:
        buyer.join()
    seated = sum(buyer.seated for buyer in buyers)
    assert seated == 1, f"{seated} people on one seat"
