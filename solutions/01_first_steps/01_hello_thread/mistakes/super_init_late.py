# mistake: super_init_late
# caught by: test_a_greeter_says_nothing_before_it_is_started, test_a_greeter_takes_a_name_and_daemon, test_a_greeter_greets_in_a_thread_of_its_own, test_greetings_come_back_in_the_order_of_people, test_all_greeters_are_at_work_before_any_is_waited_for
# why: the name is Thread's own state, and it is touched before super().__init__() made that state.
"""Names itself before Thread is set up."""

from threading import Thread


class Greeter(Thread):
    def __init__(self, who, *, name=None, daemon=None):
        self.who = who
        self.greeting = None
        self.name = name or f"greeter of {who}"
        super().__init__(daemon=daemon)

    def run(self):
        self.greeting = f"Hello, {self.who}!"


def greet(people):
    greeters = [Greeter(person) for person in people]
    for greeter in greeters:
        greeter.start()
    for greeter in greeters:
        greeter.join()
    return [greeter.greeting for greeter in greeters]
