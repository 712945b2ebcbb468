# mistake: shared_inside_local
# caught by: test_each_sees_its_own_user, test_nothing_leaks
# why: the local itself is each thread's own, the dictionary in it is one and the same for all.
# told as: shared_global
"""Puts one dictionary for all threads into the local."""

from threading import Thread, local


everybody = {"user": None}


class Session(local):
    def __init__(self):
        self.data = everybody


session = Session()


def login(user):
    session.data["user"] = user


def current_user():
    return session.data["user"]


class Visitor(Thread):
    def __init__(self, user, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.user = user
        self.seen = None

    def run(self):
        login(self.user)
        self.seen = current_user()
