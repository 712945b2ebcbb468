from queue import Queue
from threading import Thread


class Greeter(Thread):
    def __init__(self, who, *, name=None, daemon=None, answers=None):
        super().__init__(name=name, daemon=daemon)
        self.who = who
        self.greeting = None
        self.answers = answers

    def run(self):
        self.greeting = f"Hello, {self.who}!"
        if self.answers is not None:
            self.answers.put(self)


def greet(people):
    answers = Queue()
    greeters = [Greeter(person, answers=answers) for person in people]
    for greeter in greeters:
        greeter.start()
    for _ in greeters:
        answers.get()
    return [greeter.greeting for greeter in greeters]
