# mistake: started_twice
# caught by: test_greetings_come_back_in_the_order_of_people, test_all_greeters_are_at_work_before_any_is_waited_for
# why: a thread can be started once; the second start() raises RuntimeError.
"""Starts every greeter when it is made, and again before waiting."""

from threading import Thread


class Greeter(Thread):
    def __init__(self, who, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.who = who
        self.greeting = None

    def run(self):
        self.greeting = f"Hello, {self.who}!"


def greet(people):
    greeters = []
    for person in people:
        greeter = Greeter(person)
        greeter.start()
        greeters.append(greeter)
    for greeter in greeters:
        greeter.start()
        greeter.join()
    return [greeter.greeting for greeter in greeters]
