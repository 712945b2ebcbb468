# mistake: called_run
# caught by: test_all_greeters_are_at_work_before_any_is_waited_for
# why: run() called by hand is an ordinary method call: no thread begins, the greetings are made one after the other.
"""Greets everybody by calling run()."""

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
        greeter.run()
    return [greeter.greeting for greeter in greeters]
