# mistake: joined_in_start_loop
# caught by: test_all_greeters_are_at_work_before_any_is_waited_for
# why: join() inside the starting loop waits for each greeter before the next one begins.
"""Starts and joins in the same loop."""

from threading import Thread


class Greeter(Thread):
    def __init__(self, who, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.who = who
        self.greeting = None

    def run(self):
        self.greeting = f"Hello, {self.who}!"


def greet(people):
    greetings = []
    for person in people:
        greeter = Greeter(person)
        greeter.start()
        greeter.join()
        greetings.append(greeter.greeting)
    return greetings
