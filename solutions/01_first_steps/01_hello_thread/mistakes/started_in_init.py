# mistake: started_in_init
# caught by: test_a_greeter_says_nothing_before_it_is_started, test_a_greeter_greets_in_a_thread_of_its_own
# why: a thread that starts itself in __init__ runs before its owner said so, and cannot be started again.
"""Starts itself at the end of __init__."""

from threading import Thread


class Greeter(Thread):
    def __init__(self, who, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.who = who
        self.greeting = None
        self.start()

    def run(self):
        self.greeting = f"Hello, {self.who}!"


def greet(people):
    greeters = [Greeter(person) for person in people]
    for greeter in greeters:
        greeter.join()
    return [greeter.greeting for greeter in greeters]
