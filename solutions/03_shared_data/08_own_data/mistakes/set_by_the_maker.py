# mistake: set_by_the_maker
# caught by: test_a_visitor_logs_in, test_each_sees_its_own_user, test_nothing_leaks
# why: __init__ is executed by the thread that makes the Visitor, so that one is logged in, not the Visitor.
"""Logs in inside __init__."""

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
        login(user)

    def run(self):
        self.seen = current_user()
