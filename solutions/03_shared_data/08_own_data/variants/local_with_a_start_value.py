"""Variant: a class of one's own: its __init__ runs once in each thread that touches it."""

from threading import Thread, local


class Session(local):
    def __init__(self):
        self.user = None


session = Session()


def login(user):
    session.user = user


def current_user():
    return session.user


class Visitor(Thread):
    def __init__(self, user, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.user = user
        self.seen = None

    def run(self):
        login(self.user)
        self.seen = current_user()
