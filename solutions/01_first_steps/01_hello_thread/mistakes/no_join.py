# mistake: no_join
# caught by: test_greetings_come_back_in_the_order_of_people
# why: start() returns at once; without waiting, a greeting may be read before it was made.
# visible test: misses it
"""Starts everybody and waits for nobody."""

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
    return [greeter.greeting for greeter in greeters]
