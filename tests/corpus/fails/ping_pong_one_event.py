# reason: wrong_result
# expects: ["ping", "pong", "ping", "pong"]
# within: 1
# shrinks to: 0
# why: one event for both turns: either player may take the turn that was meant for the other.
import threading

said = []
turn = threading.Event()


class Player(threading.Thread):
    def __init__(self, word):
        super().__init__()
        self.word = word

    def run(self):
        for _ in range(2):
            turn.wait()
            turn.clear()
            said.append(self.word)
            turn.set()


def main():
    players = [Player("ping"), Player("pong")]
    for player in players:
        player.start()
    turn.set()
    for player in players:
        player.join()
    return said
