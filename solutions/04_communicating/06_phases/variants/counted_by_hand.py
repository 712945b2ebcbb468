"""A condition and a count: the last one to come opens the next step."""

from threading import Condition, Thread


class Board:
    def __init__(self, values, rule):
        self.values = list(values)
        self.coming = list(values)
        self.rule = rule
        self.step = 0
        self.missing = len(values)
        self.changed = Condition()
        self.error = None

    def came(self, index, value):
        with self.changed:
            self.coming[index] = value
            self.missing -= 1
            mine = self.step
            if not self.missing:
                self.values = list(self.coming)
                self.missing = len(self.values)
                self.step += 1
                self.changed.notify_all()
            while self.step == mine and self.error is None:
                self.changed.wait()
            return self.error is None

    def failed(self, error):
        with self.changed:
            self.error = self.error or error
            self.changed.notify_all()


class Cell(Thread):
    def __init__(self, board, index, steps):
        super().__init__()
        self.board = board
        self.index = index
        self.steps = steps

    def run(self):
        board, index = self.board, self.index
        for _ in range(self.steps):
            values = board.values
            try:
                value = board.rule([values[index - 1], values[index], values[(index + 1) % len(values)]])
            except Exception as error:
                board.failed(error)
                return
            if not board.came(index, value):
                return


def simulate(board, steps, rule=sum):
    shared = Board(board, rule)
    cells = [Cell(shared, index, steps) for index in range(len(board))]
    for cell in cells:
        cell.start()
    for cell in cells:
        cell.join()
    if shared.error is not None:
        raise shared.error
    return shared.values
