"""Variant: Thread's own run calls a target; the class is spelled out in super(), as older books do."""

import threading


class Greeter(threading.Thread):
    def __init__(self, who, **options):
        super(Greeter, self).__init__(target=self.say_hello, **options)
        self.who = who
        self.greeting = None

    def say_hello(self):
        self.greeting = "Hello, %s!" % self.who


def greet(people):
    greeters = []
    for person in people:
        greeter = Greeter(person)
        greeter.start()
        greeters.append(greeter)
    return [greeter.join() or greeter.greeting for greeter in greeters]
