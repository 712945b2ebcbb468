# -*- coding: utf-8 -*-
"""Courier dispatch of the night desk.

    1.0  2009-03-14  Python 2.5, 2.6
    1.4  2013-11-02  runs on 3.3 as well
    1.5  2017-05-20  tested on 2.7 and 3.6; the board no longer loses couriers
    1.6              to run on 3.11 and later, without a warning. Not done: see the numbers.

Move it to the names of today, and change nothing of what it does. `README.md` tells the story, and

    pytest exercises/01_first_steps/07_old_names

says how far you are. There are six places, with numbers from 1 to 6.
"""

from __future__ import print_function

import threading

log = []  # names of the couriers, in the order in which they set out


class Board(object):
    """The board by the door: who is out at the moment."""

    def __init__(self):
        self.changed = threading.Condition()
        self.out = []
        self.closed = threading.Event()

    # 2. Of the two below, each calls something by a name of the last century.

    def hang_up(self, name):
        """Note who leaves; nobody does once the desk has closed."""
        self.changed.acquire()
        try:
            if self.closed.isSet():
                raise ValueError("%s is too late, the desk has closed" % name)
            self.out.append(name)
        finally:
            self.changed.release()

    def take_down(self, name):
        """Note who has come back, and tell those who wait for it."""
        self.changed.acquire()
        try:
            self.out.remove(name)
            self.changed.notifyAll()
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
        # 1. This line keeps version 1.6 from being used before it is ready. Move what follows to
        #    the names of today, then take the line out.
        raise NotImplementedError("First: complete Courier.__init__ in legacy.py (number 1 there).")
        threading.Thread.__init__(self)
        self.city = city
        self.setName("courier-%s" % city)
        self.setDaemon(False)

    def run(self):
        # 3. Who am I?
        name = threading.currentThread().getName()
        board.hang_up(name)
        try:
            log.append(name)
        finally:
            board.take_down(name)


def state(courier):
    """Return "alive" while a courier is at work, and "done" at any other time."""
    # 4. Python 3.9 took this one away. It is used in two more places.
    if courier.isAlive():
        return "alive"
    return "done"


def roll_call():
    """Return the names of all threads that are alive, sorted."""
    # 5. And how many are there?
    names = []
    for thread in threading.enumerate():
        if thread.isAlive():
            names.append(thread.getName())
    names.sort()
    return names


def busy():
    """Return how many threads are at work besides the main one."""
    return threading.activeCount() - 1


def deliver(cities):
    """Send a courier to each city, all at once; when all are back, return their names, sorted."""
    couriers = [Courier(city) for city in cities]
    for courier in couriers:
        courier.start()
    for courier in couriers:
        courier.join()
    # 6. The last ones.
    for courier in couriers:
        if courier.isAlive():
            raise RuntimeError("%s is still out" % courier.getName())
    board.wait_until_empty()
    return sorted(courier.getName() for courier in couriers)


def main():
    for name in deliver(["Lyon", "Graz", "Porto"]):
        print(name)


if __name__ == "__main__":
    main()
