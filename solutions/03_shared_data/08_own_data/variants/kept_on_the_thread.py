"""Variant: the user is an attribute of the thread object that is running."""

from threading import Thread, current_thread


def login(user):
    current_thread().user_logged_in = user


def current_user():
    return getattr(current_thread(), "user_logged_in", None)


class Visitor(Thread):
    def __init__(self, user, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.user = user
        self.seen = None

    def run(self):
        login(self.user)
        self.seen = current_user()
