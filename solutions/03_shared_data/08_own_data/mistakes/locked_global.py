# mistake: locked_global
# caught by: test_each_sees_its_own_user, test_nothing_leaks
# why: a lock keeps two threads from logging in at the same moment; the second one still replaces the first.
# told as: shared_global
"""Guards the global with a lock."""

from threading import Lock, Thread


user_now = None
lock = Lock()


def login(user):
    global user_now
    with lock:
        user_now = user


def current_user():
    with lock:
        return user_now


class Visitor(Thread):
    def __init__(self, user, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.user = user
        self.seen = None

    def run(self):
        login(self.user)
        self.seen = current_user()
