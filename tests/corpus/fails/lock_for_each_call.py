# reason: wrong_result
# expects: 2
# within: 100
# shrinks to: 1
# why: the lock is made anew in each call, so that it is always free.
import threading


class Scoreboard:
    def __init__(self):
        self.goals = 0

    def score(self):
        lock = threading.Lock()
        with lock:
            self.goals += 1


def main():
    board = Scoreboard()
    threads = [threading.Thread(target=board.score, name=f"goal-{n}") for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return board.goals
