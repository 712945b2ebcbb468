"""Reference: two meetings a step, and whoever meets an error breaks them up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import Barrier, BrokenBarrierError, Thread


class Board:
    """The ring, its rule, the meeting, and the first error."""

    def __init__(self, values: Sequence[int], rule: Callable[[list[int]], int]) -> None:
        self.values = list(values)
        self.rule = rule
        self.meeting = Barrier(len(self.values))
        self.error: Exception | None = None

    def around(self, index: int) -> list[int]:
        """The values of a cell's left neighbour, of itself, and of the right one."""
        values = self.values
        return [values[index - 1], values[index], values[(index + 1) % len(values)]]


class Cell(Thread):
    """One cell of the ring."""

    def __init__(self, board: Board, index: int, steps: int) -> None:
        super().__init__()
        self.board = board
        self.index = index
        self.steps = steps

    def run(self) -> None:
        board = self.board
        try:
            for _ in range(self.steps):
                new = board.rule(board.around(self.index))
                board.meeting.wait()  # all have read
                board.values[self.index] = new
                board.meeting.wait()  # all have written
        except BrokenBarrierError:
            pass  # somebody else had an error
        except Exception as error:
            board.error = error
            board.meeting.abort()


def simulate(board: Sequence[int], steps: int, rule: Callable[[list[int]], int] = sum) -> list[int]:
    """Take so many steps, and return the values after the last one; the argument stays as it is."""
    ring = Board(board, rule)
    cells = [Cell(ring, index, steps) for index in range(len(ring.values))]
    for cell in cells:
        cell.start()
    for cell in cells:
        cell.join()
    if ring.error is not None:
        raise ring.error
    return ring.values
