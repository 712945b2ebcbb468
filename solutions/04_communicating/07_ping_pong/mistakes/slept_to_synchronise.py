# mistake: slept_to_synchronise
# caught by: test_two_players_speak_in_turn, test_any_number_of_players_speak_in_turn, test_a_second_game_begins_anew
# why: each sleeps as long as the others should need; on a bad day somebody needs longer.
"""Speaks by the clock."""

import time
from threading import Thread


class Turns:
    def __init__(self, players, rounds):
        self.players = players
        self.rounds = rounds
        self.said = []

    def say(self, place, word):
        self.said.append(word)


class Player(Thread):
    def __init__(self, turns, word, place):
        super().__init__()
        self.turns = turns
        self.word = word
        self.place = place

    def run(self):
        time.sleep(0.01 * self.place)
        for _ in range(self.turns.rounds):
            self.turns.say(self.place, self.word)
            time.sleep(0.01 * self.turns.players)


def play(rounds, players=("ping", "pong")):
    turns = Turns(len(players), rounds)
    threads = [Player(turns, word, place) for place, word in enumerate(players)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return turns.said
