# mistake: a_thread_a_word
# caught by: test_every_player_is_a_thread_of_its_own
# why: a thread is started and waited for with each word; nobody ever had to wait for a turn.
# told as: joined_in_start_loop
"""A thread for each word, one after the other."""

from threading import Thread


class Player(Thread):
    def __init__(self, turns, word):
        super().__init__()
        self.said = turns
        self.word = word

    def run(self):
        self.said.append(self.word)


def play(rounds, players=("ping", "pong")):
    said = []
    for _ in range(rounds):
        for word in players:
            player = Player(said, word)
            player.start()
            player.join()
    return said
