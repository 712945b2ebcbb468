# mistake: read_new_values
# caught by: test_one_step, test_every_step_begins_when_all_have_finished
# why: each writes into the list that its neighbours still read.
# visible test: misses it
"""Meets twice, and has written before."""

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
                board.values[self.index] = board.rule(board.around(self.index))
                board.meeting.wait()
                board.meeting.wait()
        except BrokenBarrierError:
            pass
        except Exception as error:
            board.error = error
            board.meeting.abort()


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
