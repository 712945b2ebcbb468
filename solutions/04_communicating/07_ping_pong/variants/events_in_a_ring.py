"""An event for each player: clear your own before you set the next one's."""

from threading import Event, Thread


class Player(Thread):
    def __init__(self, turns, word):
        super().__init__()
        self.turns = turns
        self.word = word
        self.my_turn = Event()
        self.after_me = self

    def run(self):
        said, rounds = self.turns
        for _ in range(rounds):
            self.my_turn.wait()
            self.my_turn.clear()
            said.append(self.word)
            self.after_me.my_turn.set()


def play(rounds, players=("ping", "pong")):
    said = []
    threads = [Player((said, rounds), word) for word in players]
    for place, thread in enumerate(threads):
        thread.after_me = threads[(place + 1) % len(threads)]
    threads[0].my_turn.set()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return said
