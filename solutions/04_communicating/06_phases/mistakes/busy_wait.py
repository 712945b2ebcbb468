# mistake: busy_wait
# caught by: test_nobody_waits_by_spinning
# why: asking again and again whether all are there keeps a processor busy with nothing.
# visible test: misses it
"""Counts, and asks until all are there."""

from threading import BrokenBarrierError, Lock, Thread


class Board:
    def __init__(self, values, rule):
        self.values = list(values)
        self.rule = rule
        self.meeting = Meeting(len(self.values))
        self.error = None

    def around(self, index):
        values = self.values
        return [values[index - 1], values[index], values[(index + 1) % len(values)]]


class Meeting:
    def __init__(self, parties):
        self.parties = parties
        self.came = 0
        self.broken = False
        self.lock = Lock()

    def wait(self):
        with self.lock:
            self.came += 1
            wanted = -(-self.came // self.parties) * self.parties
        while self.came < wanted:
            if self.broken:
                raise BrokenBarrierError

    def abort(self):
        self.broken = True


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
    for cell in cells:
        cell.join()
    if ring.error is not None:
        raise ring.error
    return ring.values
