"""Reference: what was said so far tells whose turn it is; all are woken, and each looks for itself."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Condition, Thread


class Turns:
    """A game: what was said so far, and so whose turn it is."""

    def __init__(self, players: int, rounds: int) -> None:
        self.players = players
        self.rounds = rounds
        self.said: list[str] = []
        self.changed = Condition()

    def say(self, place: int, word: str) -> None:
        """Wait for the turn of a place, and say a word."""
        with self.changed:
            while len(self.said) % self.players != place:
                self.changed.wait()
            self.said.append(word)
            self.changed.notify_all()


class Player(Thread):
    """Somebody who says one word, once a round, when it is their turn."""

    def __init__(self, turns: Turns, word: str, place: int) -> None:
        super().__init__()
        self.turns = turns
        self.word = word
        self.place = place

    def run(self) -> None:
        for _ in range(self.turns.rounds):
            self.turns.say(self.place, self.word)


def play(rounds: int, players: Sequence[str] = ("ping", "pong")) -> list[str]:
    """Let each player say its word once a round, in turn, and return all that was said."""
    turns = Turns(len(players), rounds)
    threads = [Player(turns, word, place) for place, word in enumerate(players)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return turns.said
