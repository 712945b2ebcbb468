"""Variant: the greetings travel through a queue, each with the place it belongs to."""

import threading
from queue import SimpleQueue


class Greeter(threading.Thread):
    def __init__(self, who, *, place=0, mailbox=None, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.who = who
        self.place = place
        self.mailbox = mailbox
        self.greeting = None

    def run(self):
        self.greeting = f"Hello, {self.who}!"
        if self.mailbox is not None:
            self.mailbox.put((self.place, self.greeting))


def greet(people):
    people = list(people)
    mailbox = SimpleQueue()
    for place, person in enumerate(people):
        Greeter(person, place=place, mailbox=mailbox).start()
    arrived = dict(mailbox.get() for _ in people)
    return [arrived[place] for place in range(len(people))]
