"""Variant: a state that changes from open to returned or raised, watched under a condition."""

from enum import Enum
from threading import Condition, Thread

State = Enum("State", "OPEN RETURNED RAISED")


class Job(Thread):
    def __init__(self, func, *args, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.func, self.args = func, args
        self.state, self.result = State.OPEN, None
        self.changed = Condition()

    def run(self):
        try:
            self.become(State.RETURNED, self.func(*self.args))
        except BaseException as error:
            self.become(State.RAISED, error)

    def become(self, state, result):
        with self.changed:
            self.state, self.result = state, result
            self.changed.notify_all()

    def outcome(self):
        with self.changed:
            self.changed.wait_for(lambda: self.state is not State.OPEN)
        if self.state is State.RAISED:
            raise self.result
        return self.result
