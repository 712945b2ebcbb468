# mistake: seen_is_the_argument
# caught by: test_a_visitor_logs_in
# why: seen is what was handed in, not what current_user() answers, and nobody is logged in.
# told as: nothing
# visible test: misses it
"""Does not log in at all."""

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
        self.seen = self.user
