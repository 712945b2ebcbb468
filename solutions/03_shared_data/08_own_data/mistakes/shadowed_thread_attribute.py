# mistake: shadowed_thread_attribute
# caught by: test_a_visitor_logs_in, test_each_sees_its_own_user, test_nothing_leaks
# why: _started is Thread's own attribute; a flag of the same name takes its place and start() breaks.
"""Keeps a flag under a name that Thread uses itself."""

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
        self._started = False

    def run(self):
        login(self.user)
        self.seen = current_user()
