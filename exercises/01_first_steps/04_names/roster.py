"""The roster: threads with names that say what they do.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/01_first_steps/04_names

says how far you are.
"""

from __future__ import annotations

from threading import Thread


class Worker(Thread):
    """A thread that is called after its job, such as "cook-3".

    The name is there as soon as the worker is made. A `name=` that the caller gives wins.

    Attributes:
        seen_name: None at first; while the worker runs, it notes here the name it runs under.
    """

    def __init__(self, role: str, number: int, *, name: str | None = None, daemon: bool | None = None) -> None:
        # 1. Give Thread the name, either the caller's or "role-number"; then set up seen_name.
        raise NotImplementedError("First: complete Worker.__init__ in roster.py (number 1 there).")

    # 2. Override `run`: note in seen_name under which name this thread is running.


def rename(thread: Thread, new_name: str) -> str:
    """Give any thread a new name, and return the old one."""
    # 3. A thread's name can be read and set at any time, also while it runs.
    raise NotImplementedError("Next: complete rename in roster.py (number 3 there).")


def by_name(name: str) -> Thread | None:
    """Find the live thread of that name, whoever made it; None if there is none."""
    # 4. Who is alive? The threading module knows.
    raise NotImplementedError("Last: complete by_name in roster.py (number 4 there).")
