import threading


class Player(threading.Thread):
    def __init__(self, turns, word):
        super().__init__()
        self.turns = turns
        self.word = word

    def run(self):
        number, count, rounds, cond, state, said = self.turns
        for _ in range(rounds):
            with cond:
                while state["turn"] != number:
                    cond.wait()
                said.append(self.word)
                state["turn"] = (number + 1) % count
                cond.notify_all()


def play(rounds, players=("ping", "pong")):
    cond = threading.Condition()
    state = {"turn": 0}
    said = []
    ts = []
    for n, word in enumerate(players):
        ts.append(Player((n, len(players), rounds, cond, state, said), word))
    for t in ts:
        t.start()
    for t in ts:
        t.join()
    return said
