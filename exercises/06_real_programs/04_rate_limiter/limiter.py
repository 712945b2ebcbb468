"""A rate limiter: so many in any stretch of so many seconds, and whoever is too early waits.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/06_real_programs/04_rate_limiter

says how far you are. Whether there can ever be one too many is told by

    threadlings check rate_limiter
"""

from __future__ import annotations

from threading import Thread


class RateLimiter:
    """Lets in `rate` callers in any `per` seconds, wherever you begin to count."""

    def __init__(self, rate: int, per: float) -> None:
        # 1. What must be remembered of those who were let in?
        raise NotImplementedError("First: complete RateLimiter in limiter.py (number 1 there).")

    def acquire(self, timeout: float | None = None) -> bool:
        """Wait until there is a place, at most `timeout` seconds; return whether there was one.

        Args:
            timeout: None: as long as it takes; 0: not at all.
        """
        raise NotImplementedError("First: complete RateLimiter.acquire in limiter.py (number 1 there).")


class Caller(Thread):
    """A thread that wants to be let in several times, one after the other.

    Attributes:
        granted: when it was let in so far: what time.monotonic() said then.
    """

    def __init__(
        self,
        limiter: RateLimiter,
        times: int,
        *,
        name: str | None = None,
        daemon: bool | None = None,
    ) -> None:
        # 2. As always. Then override `run` below.
        raise NotImplementedError("Next: complete Caller in limiter.py (number 2 there).")
