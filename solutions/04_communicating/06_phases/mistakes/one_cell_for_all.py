# mistake: one_cell_for_all
# caught by: test_each_cell_is_a_thread_of_its_own
# why: one Cell does the work of all.
# told as: nothing
"""One cell works for the whole ring."""

from threading import Thread


class Cell(Thread):
    def __init__(self, board, index, steps):
        super().__init__()
        self.values, self.rule = board
        self.steps = steps
        self.error = None

    def run(self):
        try:
            for _ in range(self.steps):
                old = list(self.values)
                for place, own in enumerate(old):
                    self.values[place] = self.rule([old[place - 1], own, old[(place + 1) % len(old)]])
        except Exception as error:
            self.error = error


def simulate(board, steps, rule=sum):
    values = list(board)
    cell = Cell((values, rule), 0, steps)
    cell.start()
    cell.join()
    if cell.error:
        raise cell.error
    return values
