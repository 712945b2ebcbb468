"""The session: who is logged in depends on which thread asks.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/03_shared_data/08_own_data

says how far you are. Whether somebody can see another one's user is told by

    threadlings check own_data
"""

from __future__ import annotations

from threading import Thread


# 1. Where can you keep something that looks the same in the program, and is another one in each thread?


def login(user: str) -> None:
    """Make somebody the user of the thread that calls this."""
    # 2. Keep the user, for this thread only.
    raise NotImplementedError("First: complete login in session.py (number 1 there).")


def current_user() -> str | None:
    """Return the user of the thread that calls this, None before its login."""
    # 3. What does a thread find that has never logged in?
    raise NotImplementedError("Next: complete current_user in session.py (number 3 there).")


class Visitor(Thread):
    """A thread that logs in and then looks who it is.

    Attributes:
        seen: None at first, then what current_user() answered.
    """

    def __init__(self, user: str, *, name: str | None = None, daemon: bool | None = None) -> None:
        # 4. As always: set up Thread, then what belongs to this visitor. Who executes this method?
        raise NotImplementedError("Next: complete Visitor.__init__ in session.py (number 4 there).")

    # 5. Override `run`: log in, and keep in `seen` who this thread is now.
