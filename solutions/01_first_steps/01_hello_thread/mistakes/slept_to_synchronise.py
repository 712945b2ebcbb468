# mistake: slept_to_synchronise
# caught by: test_greetings_come_back_in_the_order_of_people
# why: a sleep is a guess about how long the others take, and on a busy machine the guess is wrong.
# visible test: misses it
"""Sleeps instead of waiting."""

import time
from threading import Thread


class Greeter(Thread):
    def __init__(self, who, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.who = who
        self.greeting = None

    def run(self):
        self.greeting = f"Hello, {self.who}!"


def greet(people):
    greeters = [Greeter(person) for person in people]
    for greeter in greeters:
        greeter.start()
    time.sleep(1)
    return [greeter.greeting for greeter in greeters]
