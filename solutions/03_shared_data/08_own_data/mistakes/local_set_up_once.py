# mistake: local_set_up_once
# caught by: test_before_a_login_there_is_no_user, test_nothing_leaks
# why: what a module sets on a local is set in the thread that imports it; every other thread finds nothing.
"""Gives the local its start value once, in the module."""

from threading import Thread, local


session = local()
session.user = None


def login(user):
    session.user = user


def current_user():
    return session.user


class Visitor(Thread):
    def __init__(self, user, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.user = user
        self.seen = None

    def run(self):
        login(self.user)
        self.seen = current_user()
