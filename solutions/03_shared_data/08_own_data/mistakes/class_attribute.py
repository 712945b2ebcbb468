# mistake: class_attribute
# caught by: test_each_sees_its_own_user, test_nothing_leaks
# why: an attribute of the class is one for all threads as well.
"""Keeps the user on a class."""

from threading import Thread


class Session:
    user = None

    @classmethod
    def begin(cls, user):
        cls.user = user


def login(user):
    Session.begin(user)


def current_user():
    return Session.user


class Visitor(Thread):
    def __init__(self, user, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.user = user
        self.seen = None

    def run(self):
        login(self.user)
        self.seen = current_user()
