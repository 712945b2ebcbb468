# mistake: no_thread_at_all
# caught by: test_every_player_is_a_thread_of_its_own
# why: the list is right, and nobody played.
# told as: no_run
"""Works out what would be said."""

from threading import Thread


class Player(Thread):
    def __init__(self, turns, word):
        super().__init__()


def play(rounds, players=("ping", "pong")):
    return list(players) * rounds
