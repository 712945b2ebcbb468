# mistake: called_target
# caught by: test_a_visitor_logs_in, test_nothing_leaks
# why: target=self.work() does the work at once, in whoever makes the thread; the thread gets None to run.
"""Calls the target instead of handing it over."""

import threading
from threading import Thread


session = threading.local()


def login(user):
    session.user = user


def current_user():
    return getattr(session, "user", None)


class Visitor(Thread):
    def __init__(self, user, *, name=None, daemon=None):
        self.user = user
        self.seen = None
        super().__init__(target=self.work(), name=name, daemon=daemon)

    def work(self):
        login(self.user)
        self.seen = current_user()
