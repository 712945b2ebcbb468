"""One of them makes the new list the old one, while all others still wait."""

import threading


class Board:
    def __init__(self, values, rule):
        self.old = list(values)
        self.new = list(values)
        self.rule = rule
        self.failed = None
        self.barrier = threading.Barrier(len(self.old), action=self.swap)

    def swap(self):
        self.old, self.new = self.new, self.old


class Cell(threading.Thread):
    def __init__(self, board, index, steps):
        threading.Thread.__init__(self, name=f"cell {index}")
        self.board = board
        self.index = index
        self.steps = steps

    def run(self):
        board, index = self.board, self.index
        right = (index + 1) % len(board.old)
        try:
            for _ in range(self.steps):
                old = board.old
                board.new[index] = board.rule([old[index - 1], old[index], old[right]])
                board.barrier.wait()
        except threading.BrokenBarrierError:
            return
        except Exception as error:
            board.failed = error
            board.barrier.abort()


def simulate(board, steps, rule=sum):
    shared = Board(board, rule)
    cells = [Cell(shared, index, steps) for index in range(len(board))]
    [cell.start() for cell in cells]
    [cell.join() for cell in cells]
    if shared.failed:
        raise shared.failed
    return shared.old
