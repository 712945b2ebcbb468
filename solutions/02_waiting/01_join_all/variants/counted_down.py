"""Variant: the cooks count down the open orders under a condition, and the last one is waited for."""

import time
from threading import Condition, Thread


class Orders:
    def __init__(self, number):
        self.open = number
        self.changed = Condition()

    def one_done(self):
        with self.changed:
            self.open -= 1
            self.changed.notify_all()

    def wait(self):
        with self.changed:
            self.changed.wait_for(lambda: self.open == 0)


class Cook(Thread):
    def __init__(self, dish, minutes, *, orders=None, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.dish = dish
        self.minutes = minutes
        self.orders = orders
        self.ready = False

    def run(self):
        time.sleep(self.minutes)
        self.ready = True
        if self.orders is not None:
            self.orders.one_done()


def cook_all(orders):
    began = time.monotonic()
    slips = Orders(len(orders))
    for dish, minutes in orders.items():
        Cook(dish, minutes, orders=slips).start()
    slips.wait()
    return time.monotonic() - began
