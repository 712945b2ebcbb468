# mistake: joined_in_start_loop
# caught by: test_a_delivery_is_back_when_it_returns
# why: all couriers were under way at once; now each has to be back before the next one leaves.
# visible test: misses it
"""Joins two loops into one."""

from __future__ import print_function

import threading

log = []  # names of the couriers, in the order in which they set out


class Board(object):
    """The board by the door: who is out at the moment."""

    def __init__(self):
        self.changed = threading.Condition()
        self.out = []
        self.closed = threading.Event()

    def hang_up(self, name):
        """Note who leaves; nobody does once the desk has closed."""
        self.changed.acquire()
        try:
            if self.closed.is_set():
                raise ValueError("%s is too late, the desk has closed" % name)
            self.out.append(name)
        finally:
            self.changed.release()

    def take_down(self, name):
        """Note who has come back, and tell those who wait for it."""
        self.changed.acquire()
        try:
            self.out.remove(name)
            self.changed.notify_all()
        finally:
            self.changed.release()

    def wait_until_empty(self):
        """Wait until everybody has come back."""
        self.changed.acquire()
        try:
            while self.out:
                self.changed.wait()
        finally:
            self.changed.release()


board = Board()


class Courier(threading.Thread):
    """A courier for one city; the process has to wait for every one of them."""

    def __init__(self, city):
        threading.Thread.__init__(self)
        self.city = city
        self.name = "courier-%s" % city
        self.daemon = False

    def run(self):
        name = threading.current_thread().name
        board.hang_up(name)
        try:
            log.append(name)
        finally:
            board.take_down(name)


def state(courier):
    """Return "alive" while a courier is at work, and "done" at any other time."""
    if courier.is_alive():
        return "alive"
    return "done"


def roll_call():
    """Return the names of all threads that are alive, sorted."""
    names = []
    for thread in threading.enumerate():
        if thread.is_alive():
            names.append(thread.name)
    names.sort()
    return names


def busy():
    """Return how many threads are at work besides the main one."""
    return threading.active_count() - 1


def deliver(cities):
    """Send a courier to each city, all at once; when all are back, return their names, sorted."""
    couriers = [Courier(city) for city in cities]
    for courier in couriers:
        courier.start()
        courier.join()
    for courier in couriers:
        if courier.is_alive():
            raise RuntimeError("%s is still out" % courier.name)
    board.wait_until_empty()
    return sorted(courier.name for courier in couriers)


def main():
    for name in deliver(["Lyon", "Graz", "Porto"]):
        print(name)


if __name__ == "__main__":
    main()
