# mistake: super_init_late
# caught by: test_a_visitor_takes_a_name_and_daemon, test_a_visitor_logs_in, test_each_sees_its_own_user, test_nothing_leaks
# why: the name is Thread's own state, and it is touched before super().__init__() made that state.
"""Names itself before Thread is set up."""

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
        self.name = name or "visitor"
        super().__init__(daemon=daemon)

    def run(self):
        login(self.user)
        self.seen = current_user()
