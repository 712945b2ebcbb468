from queue import Queue
from threading import Thread


class Player(Thread):
    def __init__(self, turns: "tuple[Queue, Queue, int]", word: str):
        super().__init__(daemon=True)
        self.inbox, self.outbox, self.rounds = turns
        self.word = word

    def run(self):
        for _ in range(self.rounds):
            ball = self.inbox.get()
            ball.append(self.word)
            self.outbox.put(ball)


def play(rounds, players=("ping", "pong")):
    boxes = [Queue() for _ in players]
    crew = []
    for i, word in enumerate(players):
        crew.append(Player((boxes[i], boxes[(i + 1) % len(boxes)], rounds), word))
    ball = []
    [p.start() for p in crew]
    boxes[0].put(ball)
    [p.join() for p in crew]
    return ball
