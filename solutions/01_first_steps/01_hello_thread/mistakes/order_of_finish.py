# mistake: order_of_finish
# caught by: test_greetings_come_back_in_the_order_of_people
# why: the greetings are collected as they are made, and who comes first is not decided by who was started first.
# visible test: misses it
"""Collects greetings in the order in which the threads get there."""

from threading import Thread

said = []


class Greeter(Thread):
    def __init__(self, who, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.who = who
        self.greeting = None

    def run(self):
        self.greeting = f"Hello, {self.who}!"
        said.append(self.greeting)


def greet(people):
    said.clear()
    greeters = [Greeter(person) for person in people]
    for greeter in greeters:
        greeter.start()
    for greeter in greeters:
        greeter.join()
    return list(said)
