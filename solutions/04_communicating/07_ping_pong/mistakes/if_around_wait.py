# mistake: if_around_wait
# caught by: test_any_number_of_players_speak_in_turn, test_a_second_game_begins_anew
# why: whoever is woken goes on, also when it is not its turn: with three players one of them speaks out of turn.
# visible test: misses it
"""Looks once, before it waits."""

from threading import Condition, Thread


class Turns:
    def __init__(self, players, rounds):
        self.players = players
        self.rounds = rounds
        self.said = []
        self.changed = Condition()

    def say(self, place, word):
        with self.changed:
            if len(self.said) % self.players != place:
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
