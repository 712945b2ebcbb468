"""Reference: a threading.local, whose attributes are different ones in each thread."""

from __future__ import annotations

import threading
from threading import Thread

_session = threading.local()


def login(user: str) -> None:
    """Make somebody the user of the thread that calls this."""
    _session.user = user


def current_user() -> str | None:
    """Return the user of the thread that calls this, None before its login."""
    return getattr(_session, "user", None)


class Visitor(Thread):
    """A thread that logs in and then looks who it is."""

    def __init__(self, user: str, *, name: str | None = None, daemon: bool | None = None) -> None:
        super().__init__(name=name, daemon=daemon)
        self.user = user
        self.seen: str | None = None

    def run(self) -> None:
        login(self.user)
        self.seen = current_user()
