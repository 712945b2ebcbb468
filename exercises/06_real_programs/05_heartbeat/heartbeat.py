"""Heartbeat: something done at regular times, to the second, until it is told to stop.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/06_real_programs/05_heartbeat

says how far you are. Whether a beat can come too late, or after its end, is told by

    threadlings check heartbeat
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread


class Heartbeat(Thread):
    """A thread that calls a function at 0, every, 2 * every ... seconds after its start.

    Attributes:
        error: what a beat raised, which was the last one then; None otherwise.
    """

    def __init__(
        self, beat: Callable[[], object], every: float, *, name: str | None = None, daemon: bool | None = None
    ) -> None:
        # 1. As always: set up Thread, then what belongs to this heart. How will it be told to stop?
        raise NotImplementedError("First: complete Heartbeat.__init__ in heartbeat.py (number 1 there).")

    # 2. Override `run`: beat; find out when the next beat is due; wait until then, or until it is told to stop.

    def stop(self) -> None:
        """End the thread promptly; no beat begins after that. May be called twice, and before the start.

        When another thread calls this, the thread has ended when it returns; from inside a beat it returns at once.
        """
        # 3. Tell the thread, and wait for it. Who may not wait for it? And what if it was never started?
        raise NotImplementedError("Next: complete Heartbeat.stop in heartbeat.py (number 3 there).")
