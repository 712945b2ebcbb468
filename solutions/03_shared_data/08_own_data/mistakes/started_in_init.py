# mistake: started_in_init
# caught by: test_a_visitor_logs_in, test_each_sees_its_own_user, test_nothing_leaks
# why: a thread that starts when it is made works before it was told to, and cannot be started again.
"""Starts itself at the end of __init__."""

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
        self.start()

    def run(self):
        login(self.user)
        self.seen = current_user()
