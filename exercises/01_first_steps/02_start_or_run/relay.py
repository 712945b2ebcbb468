"""The relay: who is it that really runs?

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/01_first_steps/02_start_or_run

says how far you are.
"""

from __future__ import annotations

from threading import Thread


class Runner(Thread):
    """A thread that notes who carried the baton.

    Attributes:
        ran_in: None at first; then the name of the thread that executed `run`, whichever that was.
    """

    def __init__(self, *, name: str | None = None, daemon: bool | None = None) -> None:
        # 1. Set up Thread, handing on `name` and `daemon`; nobody has run yet.
        raise NotImplementedError("First: complete Runner.__init__ in relay.py (number 1 there).")

    # 2. Override `run`: note the name of the thread that is executing it right now.
    #    (The object and the thread that executes one of its methods are two things. Which has which name?)


def start_once(thread: Thread) -> bool:
    """Start a thread that was never started, and say True; leave any other alone, and say False.

    It does not wait: the thread is at work while the caller goes on. A thread that has finished was
    started, too. An error that `start()` raises for another reason goes to the caller.
    """
    # 3. How can you tell that a thread was never started? It is not the same as "is not alive".
    raise NotImplementedError("Next: complete start_once in relay.py (number 3 there).")
