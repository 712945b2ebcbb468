# mistake: no_cell_at_work
# caught by: test_each_cell_is_a_thread_of_its_own
# why: the main thread works everything out; there is no Cell at all.
# told as: no_run
"""A loop, and no thread."""

from threading import Thread


class Cell(Thread):
    pass


def simulate(board, steps, rule=sum):
    values = list(board)
    for _ in range(steps):
        values = [
            rule([values[place - 1], own, values[(place + 1) % len(values)]])
            for place, own in enumerate(values)
        ]
    return values
