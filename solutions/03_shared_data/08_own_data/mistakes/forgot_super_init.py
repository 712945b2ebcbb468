# mistake: forgot_super_init
# caught by: test_a_visitor_takes_a_name_and_daemon, test_a_visitor_logs_in, test_each_sees_its_own_user, test_nothing_leaks
# why: without super().__init__() Thread never set itself up, so start() refuses.
"""Overrides __init__ and forgets Thread's own."""

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

    def run(self):
        login(self.user)
        self.seen = current_user()
