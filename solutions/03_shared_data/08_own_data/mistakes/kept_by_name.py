# mistake: kept_by_name
# caught by: test_each_sees_its_own_user
# why: two threads may have the same name, and then they are one user.
# told as: shared_global
# visible test: misses it
"""Keeps users by the name of their thread."""

from threading import Thread, current_thread


users = {}


def login(user):
    users[current_thread().name] = user


def current_user():
    return users.get(current_thread().name)


class Visitor(Thread):
    def __init__(self, user, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.user = user
        self.seen = None

    def run(self):
        login(self.user)
        self.seen = current_user()
