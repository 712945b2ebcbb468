# mistake: no_turns
# caught by: test_two_players_speak_in_turn, test_any_number_of_players_speak_in_turn, test_a_second_game_begins_anew
# why: a lock keeps two from speaking at once; it does not say who speaks next.
"""Speaks whenever the lock is free."""

from threading import Lock, Thread


class Turns:
    def __init__(self, players, rounds):
        self.rounds = rounds
        self.said = []
        self.lock = Lock()

    def say(self, place, word):
        with self.lock:
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
