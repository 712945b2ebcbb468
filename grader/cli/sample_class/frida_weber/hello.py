from threading import Thread


class Greeter(Thread):
    def __init__(self, who, *, name=None, daemon=None)
        super().__init__(name=name, daemon=daemon)
        self.who = who
        self.greeting = None

    def run(self):
        self.greeting = f"Hello, {self.who}!"


def greet(people):
    return [Greeter(person).greeting for person in people]
