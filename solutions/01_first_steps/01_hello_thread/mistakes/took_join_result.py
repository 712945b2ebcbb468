# mistake: took_join_result
# caught by: test_greetings_come_back_in_the_order_of_people
# why: join() only waits and returns None; what a thread made has to be read from where it was kept.
"""Returns what join() returned."""

from threading import Thread


class Greeter(Thread):
    def __init__(self, who, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.who = who
        self.greeting = None

    def run(self):
        self.greeting = f"Hello, {self.who}!"
        return self.greeting


def greet(people):
    greeters = [Greeter(person) for person in people]
    for greeter in greeters:
        greeter.start()
    return [greeter.join() for greeter in greeters]
