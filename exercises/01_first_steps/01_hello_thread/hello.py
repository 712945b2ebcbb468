"""Hello, thread: your first class that runs beside the rest of the program.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/01_first_steps/01_hello_thread

says how far you are.
"""

from __future__ import annotations

from threading import Thread


class Greeter(Thread):
    """A thread that greets one person.

    Attributes:
        greeting: None at first; "Hello, <who>!" after the thread has run.
    """

    def __init__(self, who: str, *, name: str | None = None, daemon: bool | None = None) -> None:
        # 1. Let Thread set itself up first, and hand it `name` and `daemon`: they are its business.
        #    Then remember `who`, and that nothing has been said yet.
        raise NotImplementedError("First: complete Greeter.__init__ in hello.py (number 1 there).")

    # 2. Override `run`: the method that Thread calls, in the new thread, after `start()`.
    #    It takes no argument but self, and makes the greeting.


def greet(people: list[str]) -> list[str]:
    """Greet all people at the same time, one Greeter each.

    Everybody is at work before anybody is waited for; the greetings come back in the order of people.
    """
    # 3. Make and start one Greeter for each of them; then wait for all; then collect the greetings.
    raise NotImplementedError("Next: complete greet in hello.py (number 3 there).")
