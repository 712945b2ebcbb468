# mistake: called_run
# caught by: test_a_visitor_logs_in, test_nothing_leaks
# why: run() called in __init__ is an ordinary method call: the work is done at once, and again when the thread starts.
"""Calls run() when it is made."""

import threading
from threading import Thread


session = threading.local()


def login(user):
    session.user = user


def current_user():
    return getattr(session, "user", None)


class Visitor(Thread):
    def __init__(self, user, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.user = user
        self.seen = None
        self.run()

    def run(self):
        login(self.user)
        self.seen = current_user()
