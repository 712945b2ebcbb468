# mistake: leaked_between_threads
# caught by: test_nothing_leaks
# why: Python gives the number of a thread that has ended to a new one, and the old user with it.
# visible test: misses it
"""Keeps users by the number of their thread."""

from threading import Thread, get_ident


users = {}


def login(user):
    users[get_ident()] = user


def current_user():
    return users.get(get_ident())


class Visitor(Thread):
    def __init__(self, user, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.user = user
        self.seen = None

    def run(self):
        login(self.user)
        self.seen = current_user()
