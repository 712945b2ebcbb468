# -*- coding: utf-8 -*-
"""Variant: goes on running on Python 2.5, too: each thing is asked for by its new name first, and by its old one else."""

from __future__ import print_function

import threading

log = []


def either(thing, new, old):
    return getattr(thing, new) if hasattr(thing, new) else getattr(thing, old)


current_thread = either(threading, "current_thread", "currentThread")
active_count = either(threading, "active_count", "activeCount")


def is_alive(thread):
    return either(thread, "is_alive", "isAlive")()


def get_name(thread):
    try:
        return thread.name
    except AttributeError:
        return thread.getName()


class Courier(threading.Thread):
    def __init__(self, city):
        threading.Thread.__init__(self, name="courier-%s" % city)
        self.city = city
        if hasattr(self, "daemon"):
            self.daemon = False
        else:
            self.setDaemon(False)

    def run(self):
        log.append(get_name(current_thread()))


def state(courier):
    return is_alive(courier) and "alive" or "done"


def roll_call():
    return sorted(get_name(thread) for thread in threading.enumerate() if is_alive(thread))


def busy():
    return active_count() - 1


def deliver(cities):
    couriers = [Courier(city) for city in cities]
    for courier in couriers:
        courier.start()
    for courier in couriers:
        courier.join()
    return sorted(get_name(courier) for courier in couriers)
