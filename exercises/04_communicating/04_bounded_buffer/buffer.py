"""Buffer: a counter with room for a few, between those who bring and those who take.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/04_communicating/04_bounded_buffer

says how far you are. Whether anybody can ever wait for ever is told by

    threadlings check bounded_buffer
"""

from __future__ import annotations

from collections.abc import Iterable
from threading import Thread
from typing import Any


class Closed(Exception):
    """The buffer is closed: nothing goes in any more, or nothing is left to come out. (Given.)"""


class BoundedBuffer:
    """Room for a few items; the one that came first leaves first."""

    def __init__(self, capacity: int) -> None:
        # 1. What is in it, how much may be in it, is it closed? And where does one wait?
        raise NotImplementedError(
            "First: complete BoundedBuffer.__init__ in buffer.py (number 1 there)."
        )

    def put(self, item: Any) -> None:
        """Add an item; wait while the buffer is full.

        Raises:
            Closed: The buffer is closed, or was closed while this waited.
        """
        # 2. Look and add under one lock. Who should hear of it?
        raise NotImplementedError("Next: complete BoundedBuffer.put in buffer.py (number 2 there).")

    def get(self) -> Any:
        """Take out the item that came first; wait while the buffer is empty.

        Raises:
            Closed: The buffer is closed and empty.
        """
        # 3. The same the other way round.
        raise NotImplementedError("Next: complete BoundedBuffer.get in buffer.py (number 3 there).")

    def close(self) -> None:
        """Let nothing more in. Whoever waits goes on; what is in the buffer can still be taken out."""
        # 4. Who waits at this moment, and how do all of them hear of it?
        raise NotImplementedError(
            "Next: complete BoundedBuffer.close in buffer.py (number 4 there)."
        )


class Feeder(Thread):
    """A thread that puts items into a buffer, and ends after the last, or when it is closed."""

    def __init__(self, buffer: BoundedBuffer, items: Iterable[Any]) -> None:
        # 5. As always: set up Thread, then what belongs to this feeder. Then override `run` below.
        raise NotImplementedError(
            "Next: complete Feeder.__init__ and run in buffer.py (number 5 there)."
        )


class Eater(Thread):
    """A thread that takes items out of a buffer until it is closed and empty.

    Attributes:
        eaten: what it took, in order; at first an empty list.
    """

    def __init__(self, buffer: BoundedBuffer) -> None:
        # 6. The same for the other side.
        raise NotImplementedError(
            "Last: complete Eater.__init__ and run in buffer.py (number 6 there)."
        )
