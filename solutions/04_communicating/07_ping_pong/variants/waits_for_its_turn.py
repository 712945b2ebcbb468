"""The condition looks for itself, with wait_for; the turn is a number that counts on."""

from threading import Condition, Thread


class Turns:
    def __init__(self, players, rounds):
        self.order = players
        self.rounds = rounds
        self.turn = 0
        self.said = []
        self.changed = Condition()


class Player(Thread):
    def __init__(self, turns, word, place):
        super().__init__(daemon=True)
        self.turns = turns
        self.word = word
        self.place = place

    def run(self):
        for number in range(self.turns.rounds):
            self.say(number * self.turns.order + self.place)

    def say(self, mine):
        turns = self.turns
        with turns.changed:
            turns.changed.wait_for(lambda: self.turns.turn == mine)
            turns.said.append(self.word)
            turns.turn += 1
            turns.changed.notify_all()


def play(rounds, players=("ping", "pong")):
    turns = Turns(len(players), rounds)
    threads = [Player(turns, word, place) for place, word in enumerate(players)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return turns.said
