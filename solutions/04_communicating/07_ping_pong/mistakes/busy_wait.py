# mistake: busy_wait
# caught by: test_nobody_waits_by_spinning
# why: asking again and again whose turn it is keeps a processor busy with nothing.
# visible test: misses it
"""Asks whose turn it is until it is its own."""

from threading import Thread


class Turns:
    def __init__(self, players, rounds):
        self.players = players
        self.rounds = rounds
        self.said = []

    def say(self, place, word):
        while len(self.said) % self.players != place:
            pass
        self.said.append(word)


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
