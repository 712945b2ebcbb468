# mistake: rule_not_guarded
# caught by: test_an_error_ends_the_run
# why: the error ends the cell, and neither the others nor simulate learn of it.
# told as: hang_on_error
"""Lets the error out of run."""

from threading import Barrier, BrokenBarrierError, Thread


class Board:
    def __init__(self, values, rule):
        self.values = list(values)
        self.rule = rule
        self.meeting = Barrier(len(self.values))
        self.error = None

    def around(self, index):
        values = self.values
        return [values[index - 1], values[index], values[(index + 1) % len(values)]]


class Cell(Thread):
    def __init__(self, board, index, steps):
        super().__init__()
        self.board = board
        self.index = index
        self.steps = steps

    def run(self):
        board = self.board
        try:
            for _ in range(self.steps):
                new = board.rule(board.around(self.index))
                board.meeting.wait()
                board.values[self.index] = new
                board.meeting.wait()
        except BrokenBarrierError:
            pass


def simulate(board, steps, rule=sum):
    ring = Board(board, rule)
    cells = [Cell(ring, index, steps) for index in range(len(ring.values))]
    for cell in cells:
        cell.start()
    for cell in cells:
        cell.join()
    if ring.error is not None:
        raise ring.error
    return ring.values
