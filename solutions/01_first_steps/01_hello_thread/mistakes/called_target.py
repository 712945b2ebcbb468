# mistake: called_target
# caught by: test_a_greeter_says_nothing_before_it_is_started
# why: target=self.say_hello() calls the method at once, in the caller; the thread gets its result, None, to run.
"""Calls the target instead of handing it over."""

from threading import Thread


class Greeter(Thread):
    def __init__(self, who, *, name=None, daemon=None):
        self.who = who
        self.greeting = None
        super().__init__(target=self.say_hello(), name=name, daemon=daemon)

    def say_hello(self):
        self.greeting = f"Hello, {self.who}!"


def greet(people):
    greeters = [Greeter(person) for person in people]
    for greeter in greeters:
        greeter.start()
    for greeter in greeters:
        greeter.join()
    return [greeter.greeting for greeter in greeters]
