# mistake: class_attribute
# caught by: test_greetings_come_back_in_the_order_of_people
# why: what is kept on the class is one thing shared by all greeters; the last one to write wins.
"""Keeps the greeting on the class."""

from threading import Thread


class Greeter(Thread):
    greeting = None

    def __init__(self, who, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.who = who

    def run(self):
        Greeter.greeting = f"Hello, {self.who}!"


def greet(people):
    greeters = [Greeter(person) for person in people]
    for greeter in greeters:
        greeter.start()
    for greeter in greeters:
        greeter.join()
    return [greeter.greeting for greeter in greeters]
