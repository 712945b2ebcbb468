# mistake: one_speaks_for_all
# caught by: test_every_player_is_a_thread_of_its_own
# why: one thread says all the words, and the others are never made.
# told as: nothing
"""One player says everything."""

from threading import Thread


class Player(Thread):
    def __init__(self, turns, word):
        super().__init__()
        self.words, self.rounds = turns
        self.said = []

    def run(self):
        for _ in range(self.rounds):
            self.said.extend(self.words)


def play(rounds, players=("ping", "pong")):
    player = Player((players, rounds), players[0])
    player.start()
    player.join()
    return player.said
