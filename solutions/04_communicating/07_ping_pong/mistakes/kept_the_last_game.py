# mistake: kept_the_last_game
# caught by: test_a_second_game_begins_anew
# why: what was said is kept by the module, and the next game goes on where the last one ended.
# told as: nothing
"""Keeps what was said in the module."""

from threading import Condition, Thread

said = []


class Turns:
    def __init__(self, players, rounds):
        self.players = players
        self.rounds = rounds
        self.said = said
        self.changed = Condition()

    def say(self, place, word):
        with self.changed:
            while len(self.said) % self.players != place:
                self.changed.wait()
            self.said.append(word)
            self.changed.notify_all()


class Player(Thread):
    def __init__(self, turns, word, place):
        super().__init__()
        self.turns = turns
        self.word = word
        self.place = place

    def run(self):
        for _ in range(self.turns.rounds):
            self.turns.say(self.place, self.word)


def play(rounds, players=("ping", "pong")):
    turns = Turns(len(players), rounds)
    threads = [Player(turns, word, place) for place, word in enumerate(players)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return turns.said
