# mistake: first_login_stays
# caught by: test_the_last_login_counts
# why: setdefault keeps the first value, so that a second login changes nothing.
# told as: nothing
"""Keeps the first user for good."""

from threading import Thread, current_thread


def login(user):
    vars(current_thread()).setdefault("user", user)


def current_user():
    return vars(current_thread()).get("user")


class Visitor(Thread):
    def __init__(self, user, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.who = user
        self.seen = None

    def run(self):
        login(self.who)
        self.seen = current_user()
