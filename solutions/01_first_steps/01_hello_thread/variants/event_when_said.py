"""Variant: nobody is joined; each greeter sets an event once its greeting is there."""

from threading import Event, Thread


class Greeter(Thread):
    def __init__(self, who, name=None, daemon=None):
        Thread.__init__(self, name=name, daemon=daemon)
        self._who = who
        self._greeting = None
        self._said = Event()

    @property
    def greeting(self):
        return self._greeting

    def wait_for_greeting(self):
        self._said.wait()
        return self._greeting

    def run(self):
        self._greeting = f"Hello, {self._who}!"
        self._said.set()


def greet(people):
    greeters = [Greeter(person) for person in people]
    for greeter in greeters:
        greeter.start()
    return [greeter.wait_for_greeting() for greeter in greeters]
