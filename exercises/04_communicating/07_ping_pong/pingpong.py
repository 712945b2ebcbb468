"""Ping, pong, ping, pong: threads that speak in turn, and never out of it.

What is missing is marked with a number; do them in this order. `README.md` tells the story, and

    pytest exercises/04_communicating/07_ping_pong

says how far you are. Whether anybody can ever speak out of turn, or wait for ever, is told by

    threadlings check ping_pong
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Thread
from typing import Any


class Player(Thread):
    """Somebody who says one word, once a round, when it is their turn.

    What it is told besides its word is yours to choose: how does it know that it is its turn?
    """

    def __init__(self, turns: Any, word: str) -> None:
        # 2. Set up Thread, then what belongs to this player.
        raise NotImplementedError("Next: complete Player in pingpong.py (number 2 there).")

    def run(self) -> None:
        """Say the word, once a round."""
        # 3. Wait for your turn, speak, and give the turn to the next one. Then wait again.
        raise NotImplementedError("Then: complete Player.run in pingpong.py (number 3 there).")


def play(rounds: int, players: Sequence[str] = ("ping", "pong")) -> list[str]:
    """Let each player say its word once a round, in turn, and return all that was said."""
    # 1. One Player for each word, all of them at work at once; whose turn is it, and who knows?
    raise NotImplementedError("First: complete play in pingpong.py (number 1 there).")
