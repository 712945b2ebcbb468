"""One lock, and a waiting room for each player: exactly the next one is woken."""

from threading import Condition, Lock, Thread


class Game:
    def __init__(self, players, rounds):
        self.rounds = rounds
        self.said = []
        self.lock = Lock()
        self.rooms = [Condition(self.lock) for _ in range(players)]


class Player(Thread):
    def __init__(self, turns, word, place):
        super().__init__()
        self.game = turns
        self.word = word
        self.place = place

    def run(self):
        game, room = self.game, self.game.rooms[self.place]
        following = game.rooms[(self.place + 1) % len(game.rooms)]
        for _ in range(game.rounds):
            with game.lock:
                while len(game.said) % len(game.rooms) != self.place:
                    room.wait()
                game.said.append(self.word)
                following.notify()


def play(rounds, players=("ping", "pong")):
    game = Game(len(players), rounds)
    threads = [Player(game, word, place) for place, word in enumerate(players)]
    for thread in reversed(threads):
        thread.start()
    for thread in threads:
        thread.join()
    return game.said
