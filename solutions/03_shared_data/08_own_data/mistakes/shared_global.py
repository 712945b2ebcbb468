# mistake: shared_global
# caught by: test_each_sees_its_own_user, test_nothing_leaks
# why: a global is one for all threads: who logs in last is who everybody is.
"""Keeps the user in a global."""

from threading import Thread


user_now = None


def login(user):
    global user_now
    user_now = user


def current_user():
    return user_now


class Visitor(Thread):
    def __init__(self, user, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.user = user
        self.seen = None

    def run(self):
        login(self.user)
        self.seen = current_user()
