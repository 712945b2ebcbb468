from threading import Semaphore, Thread


class Player(Thread):
    def __init__(self, turns, word):
        Thread.__init__(self, name=word)
        self.mine, self.next, self.rounds, self.said = turns
        self.word = word

    def run(self):
        for i in range(self.rounds):
            self.mine.acquire()
            print(self.name, i)
            self.said.append(self.word)
            self.next.release()


def play(rounds, players=("ping", "pong")):
    gates = [Semaphore(0) for _ in players]
    said = []
    threads = [
        Player((gates[i], gates[(i + 1) % len(players)], rounds, said), word)
        for i, word in enumerate(players)
    ]
    for t in threads:
        t.start()
    if gates:
        gates[0].release()
    for t in threads:
        t.join()
    return said
