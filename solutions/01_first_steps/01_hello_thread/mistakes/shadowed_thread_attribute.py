# mistake: shadowed_thread_attribute
# caught by: test_a_greeter_greets_in_a_thread_of_its_own, test_greetings_come_back_in_the_order_of_people, test_all_greeters_are_at_work_before_any_is_waited_for
# why: _started is Thread's own attribute; a flag of the same name takes its place and start() breaks.
"""Keeps a flag under a name that Thread uses itself."""

from threading import Thread


class Greeter(Thread):
    def __init__(self, who, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.who = who
        self.greeting = None
        self._started = False

    def run(self):
        self._started = True
        self.greeting = f"Hello, {self.who}!"


def greet(people):
    greeters = [Greeter(person) for person in people]
    for greeter in greeters:
        greeter.start()
    for greeter in greeters:
        greeter.join()
    return [greeter.greeting for greeter in greeters]
