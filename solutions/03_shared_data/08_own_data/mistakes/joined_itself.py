# mistake: joined_itself
# caught by: test_a_visitor_logs_in, test_each_sees_its_own_user, test_nothing_leaks
# why: a thread that waits for its own end would wait for ever; join() raises RuntimeError instead.
"""Ends run() by waiting for itself."""

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

    def run(self):
        login(self.user)
        self.seen = current_user()
        self.join()
