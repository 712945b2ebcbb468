# mistake: joined_before_start
# caught by: test_greetings_come_back_in_the_order_of_people, test_all_greeters_are_at_work_before_any_is_waited_for
# why: a thread that was never started cannot be waited for; join() raises RuntimeError.
"""Waits first and starts afterwards."""

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
        greeter.join()
        greeter.start()
    return [greeter.greeting for greeter in greeters]
