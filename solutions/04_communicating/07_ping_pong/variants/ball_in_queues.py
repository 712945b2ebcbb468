"""The ball goes from queue to queue, and everything that was said is written on it."""

from queue import SimpleQueue
from threading import Thread


class Player(Thread):
    def __init__(self, turns, word):
        super().__init__(name=word)
        self.inbox, self.outbox, self.rounds = turns
        self.word = word

    def run(self):
        for _ in range(self.rounds):
            ball = self.inbox.get()
            ball.append(self.word)
            self.outbox.put(ball)


def play(rounds, players=("ping", "pong")):
    hands = [SimpleQueue() for _ in players]
    threads = []
    for place, word in enumerate(players):
        threads.append(Player((hands[place], hands[(place + 1) % len(players)], rounds), word))
    for thread in threads:
        thread.start()
    ball = []
    hands[0].put(ball)
    for thread in threads:
        thread.join()
    return ball
