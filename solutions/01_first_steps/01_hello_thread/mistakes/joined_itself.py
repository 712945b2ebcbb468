# mistake: joined_itself
# caught by: test_a_greeter_greets_in_a_thread_of_its_own, test_greetings_come_back_in_the_order_of_people, test_all_greeters_are_at_work_before_any_is_waited_for
# why: a thread that waits for its own end would wait for ever; join() raises RuntimeError instead.
"""Ends run() by waiting for itself."""

from threading import Thread


class Greeter(Thread):
    def __init__(self, who, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.who = who
        self.greeting = None

    def run(self):
        self.greeting = f"Hello, {self.who}!"
        self.join()


def greet(people):
    greeters = [Greeter(person) for person in people]
    for greeter in greeters:
        greeter.start()
    while any(greeter.greeting is None for greeter in greeters):
        pass
    return [greeter.greeting for greeter in greeters]
