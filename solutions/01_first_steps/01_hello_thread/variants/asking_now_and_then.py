"""Variant: polls with a sleep between the questions. Join is better; the answer is right all the same."""

import time
from threading import Thread


class Greeter(Thread):
    def __init__(self, who, *, name=None, daemon=None):
        self.who = who
        self.greeting = None
        super().__init__(name=name, daemon=daemon)

    def run(self):
        self.greeting = "Hello, " + self.who + "!"


def greet(people):
    greeters = [Greeter(person) for person in people]
    for greeter in greeters:
        greeter.start()
    while any(greeter.is_alive() for greeter in greeters):
        time.sleep(0.01)
    return [greeter.greeting for greeter in greeters]
