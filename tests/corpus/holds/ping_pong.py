# expects: ["ping", "pong", "ping", "pong"]
# exhaustible: yes
# mends: ping_pong_one_event
# why: each player waits for a semaphore of its own and gives the turn to the other's.
import threading

said = []


class Player(threading.Thread):
    def __init__(self, word, mine, other):
        super().__init__()
        self.word = word
        self.mine = mine
        self.other = other

    def run(self):
        for _ in range(2):
            self.mine.acquire()
            said.append(self.word)
            self.other.release()


def main():
    ping, pong = threading.Semaphore(1), threading.Semaphore(0)
    players = [Player("ping", ping, pong), Player("pong", pong, ping)]
    for player in players:
        player.start()
    for player in players:
        player.join()
    return said
