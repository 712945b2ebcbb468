"""A pipeline: some put things on the belt, others take them off, and in the end everybody goes home.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/04_communicating/02_pipeline

says how far you are. Whether a thing can get lost, or somebody stand there for ever, is told by

    threadlings check pipeline
"""

from __future__ import annotations

from collections.abc import Iterable
from queue import Queue
from threading import Thread
from typing import Any


class Producer(Thread):
    """A thread that puts items into a queue, one after the other."""

    def __init__(self, items: Iterable[Any], queue: Queue[Any]) -> None:
        # 1. Set up Thread, keep what belongs to this producer, and override `run`.
        raise NotImplementedError("First: complete Producer in pipeline.py (number 1 there).")


class Consumer(Thread):
    """A thread that takes items out of a queue until there will be no more, and notes them in results."""

    def __init__(self, queue: Queue[Any], results: list[Any]) -> None:
        # 2. How does a consumer learn that there will be no more? An empty queue does not say so.
        raise NotImplementedError("Next: complete Consumer in pipeline.py (number 2 there).")


def run_pipeline(items: Iterable[Any], producers: int, consumers: int) -> list[Any]:
    """Let so many producers and consumers work off the items, and return them sorted, each once.

    There may be fewer items than producers or consumers, or none at all; an item may be anything but
    None.
    """
    # 3. Who puts which items? Who says that it is over, when, and how often? Who is waited for?
    raise NotImplementedError("First: complete Producer in pipeline.py (number 1 there), then this.")
