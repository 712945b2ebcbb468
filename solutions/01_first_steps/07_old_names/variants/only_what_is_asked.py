"""Variant: the board is gone, as join() says the same; the courier runs a target, and reports through a queue."""

from queue import SimpleQueue
from threading import Thread, active_count, current_thread, enumerate, main_thread

log = []


class Courier(Thread):
    def __init__(self, city, back=None):
        Thread.__init__(self, None, self.ride, "courier-" + city, daemon=False)
        self.back = back

    def ride(self):
        log.append(current_thread().name)
        if self.back:
            self.back.put(self.name)


def state(courier):
    return {True: "alive", False: "done"}[courier.is_alive()]


def roll_call():
    names = list(map(lambda thread: thread.name, enumerate()))
    return sorted(names)


def busy():
    return active_count() - main_thread().is_alive()


def deliver(cities):
    back = SimpleQueue()
    couriers = [Courier(city, back) for city in cities]
    for courier in couriers:
        courier.start()
    names = [back.get() for _ in couriers]
    for courier in couriers:
        courier.join()
    return sorted(names)
