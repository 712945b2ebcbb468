# mistake: two_players_only
# caught by: test_any_number_of_players_speak_in_turn, test_a_second_game_begins_anew
# why: the turn goes back and forth between 0 and 1, and a third player never gets it.
# told as: lost_wakeup
"""Turns go back and forth between two."""

from threading import Condition, Thread


class Turns:
    def __init__(self, players, rounds):
        self.players = players
        self.rounds = rounds
        self.said = []
        self.turn = 0
        self.changed = Condition()

    def say(self, place, word):
        with self.changed:
            while self.turn != place:
                self.changed.wait()
            self.said.append(word)
            self.turn = 1 - self.turn
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
