# mistake: overrode_start
# caught by: test_a_visitor_logs_in, test_each_sees_its_own_user, test_nothing_leaks
# why: the work belongs in run(); a start() of one's own does it in the caller and never begins a thread.
"""Overrides start instead of run."""

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

    def start(self):
        login(self.user)
        self.seen = current_user()
