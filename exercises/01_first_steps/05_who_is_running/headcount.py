"""The headcount: who is on board, who is asking, and who is the captain?

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/01_first_steps/05_who_is_running

says how far you are.
"""

from __future__ import annotations

from threading import Thread


class Reporter(Thread):
    """A thread that reports, from inside, which thread it is and which is the main one.

    Attributes:
        me: None at first; then the name of the thread that was running in `run`.
        main: None at first; then the name of the main thread, as it was at that moment.
    """

    def __init__(self, *, name: str | None = None, daemon: bool | None = None) -> None:
        # 1. Set up Thread; nothing has been reported yet.
        raise NotImplementedError("First: complete Reporter.__init__ in headcount.py (number 1 there).")

    # 2. Override `run`: note both names. The threading module has a function for each of the two threads.


def others() -> list[str]:
    """Return the names of all live threads but the one that calls this, sorted."""
    # 3. Whoever calls this function is running it. It need not be the main thread.
    raise NotImplementedError("Next: complete others in headcount.py (number 3 there).")


def workers_alive() -> int:
    """Return how many threads are alive, the main thread not counted."""
    # 4. The same question from any thread has the same answer.
    raise NotImplementedError("Last: complete workers_alive in headcount.py (number 4 there).")
