# mistake: forgot_super_init
# caught by: test_a_greeter_takes_a_name_and_daemon, test_a_greeter_greets_in_a_thread_of_its_own, test_greetings_come_back_in_the_order_of_people, test_all_greeters_are_at_work_before_any_is_waited_for
# why: without super().__init__() Thread never set itself up, so start() refuses.
"""Overrides __init__ and forgets Thread's own."""

from threading import Thread


class Greeter(Thread):
    def __init__(self, who, *, name=None, daemon=None):
        self.who = who
        self.greeting = None

    def run(self):
        self.greeting = f"Hello, {self.who}!"


def greet(people):
    greeters = [Greeter(person) for person in people]
    for greeter in greeters:
        greeter.start()
    for greeter in greeters:
        greeter.join()
    return [greeter.greeting for greeter in greeters]
