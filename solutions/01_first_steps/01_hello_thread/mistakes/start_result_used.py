# mistake: start_result_used
# caught by: test_greetings_come_back_in_the_order_of_people, test_all_greeters_are_at_work_before_any_is_waited_for
# why: start() returns None, so the list holds None instead of threads.
"""Keeps what start() returned."""

from threading import Thread


class Greeter(Thread):
    def __init__(self, who, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.who = who
        self.greeting = None

    def run(self):
        self.greeting = f"Hello, {self.who}!"


def greet(people):
    greeters = [Greeter(person).start() for person in people]
    for greeter in greeters:
        greeter.join()
    return [greeter.greeting for greeter in greeters]
