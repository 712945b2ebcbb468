# mistake: fresh_local_each_time
# caught by: test_the_last_login_counts, test_a_visitor_logs_in, test_each_sees_its_own_user, test_nothing_leaks
# why: a new local knows nothing of what was set on the one before.
# told as: nothing
"""Makes a new local whenever it needs one."""

from threading import Thread, local


def login(user):
    local().user = user


def current_user():
    return getattr(local(), "user", None)


class Visitor(Thread):
    def __init__(self, user, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.user = user
        self.seen = None

    def run(self):
        login(self.user)
        self.seen = current_user()
