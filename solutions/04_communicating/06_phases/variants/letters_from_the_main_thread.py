"""Cells get their three values by post, and send what comes of them; the main thread keeps the board."""

from queue import Queue
from threading import Thread


class Cell(Thread):
    def __init__(self, board, index, steps):
        super().__init__()
        self.rule, self.answers = board
        self.index = index
        self.steps = steps
        self.inbox = Queue()

    def run(self):
        while (three := self.inbox.get()) is not None:
            try:
                self.answers.put((self.index, self.rule(three), None))
            except Exception as error:
                self.answers.put((self.index, None, error))


def simulate(board, steps, rule=sum):
    values, answers, failed = list(board), Queue(), None
    cells = [Cell((rule, answers), index, steps) for index in range(len(values))]
    for cell in cells:
        cell.start()
    for _ in range(steps):
        for index, cell in enumerate(cells):
            cell.inbox.put([values[index - 1], values[index], values[(index + 1) % len(values)]])
        for index, value, error in [answers.get() for _ in cells]:
            values[index] = value
            failed = failed or error
        if failed:
            break
    for cell in cells:
        cell.inbox.put(None)
    for cell in cells:
        cell.join()
    if failed:
        raise failed
    return values
