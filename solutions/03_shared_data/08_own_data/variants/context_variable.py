"""Variant: a ContextVar: where a thread begins with a context of its own, so does what is kept in it."""

from contextvars import ContextVar
from threading import Thread


user_of_context = ContextVar("user", default=None)


def login(user):
    user_of_context.set(user)


def current_user():
    return user_of_context.get()


class Visitor(Thread):
    def __init__(self, user, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.user = user
        self.seen = None

    def run(self):
        login(self.user)
        self.seen = current_user()
