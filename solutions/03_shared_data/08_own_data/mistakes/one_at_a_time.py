# mistake: one_at_a_time
# caught by: test_each_sees_its_own_user, test_nothing_leaks
# why: visitors keep each other out for a whole visit, and everybody who is no Visitor still sees their user.
# told as: shared_global
"""Holds a lock for the whole visit."""

from threading import Lock, Thread


user_now = None
lock = Lock()


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
        with lock:
            login(self.user)
            self.seen = current_user()
