# reason: wrong_result
# expects: 2
# within: 50
# shrinks to: 1
# why: every thread makes a lock of its own, and nobody else ever waits for it.
import threading


class Scoreboard:
    def __init__(self):
        self.goals = 0


class Reporter(threading.Thread):
    def __init__(self, board):
        super().__init__()
        self.board = board
        self.lock = threading.Lock()

    def run(self):
        with self.lock:
            self.board.goals += 1


def main():
    board = Scoreboard()
    reporters = [Reporter(board), Reporter(board)]
    for reporter in reporters:
        reporter.start()
    for reporter in reporters:
        reporter.join()
    return board.goals
