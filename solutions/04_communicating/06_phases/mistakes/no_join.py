# mistake: no_join
# caught by: test_one_step, test_every_step_begins_when_all_have_finished, test_the_argument_is_left_alone, test_each_cell_is_a_thread_of_its_own, test_an_error_ends_the_run
# why: the values are returned while cells are still at work.
# visible test: misses it
"""Does not wait."""

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
        except Exception as error:
            board.error = error
            board.meeting.abort()


def simulate(board, steps, rule=sum):
    ring = Board(board, rule)
    cells = [Cell(ring, index, steps) for index in range(len(ring.values))]
    for cell in cells:
        cell.start()
    if ring.error is not None:
        raise ring.error
    return list(ring.values)
