"""Two lists that take turns: nobody writes what others still read, and one meeting a step is enough."""

from threading import Barrier, BrokenBarrierError, Thread


class Cell(Thread):
    def __init__(self, board, index, steps):
        super().__init__(daemon=True)
        self.lists, self.rule, self.meeting, self.errors = board
        self.index = index
        self.steps = steps

    def run(self):
        size = len(self.lists[0])
        for step in range(self.steps):
            old, new = self.lists[step % 2], self.lists[(step + 1) % 2]
            around = [old[self.index - 1], old[self.index], old[(self.index + 1) % size]]
            try:
                new[self.index] = self.rule(around)
            except Exception as error:
                self.errors.append(error)
                self.meeting.abort()
                return
            try:
                self.meeting.wait()
            except BrokenBarrierError:
                return


def simulate(board, steps, rule=sum):
    lists = [list(board), list(board)]
    shared = (lists, rule, Barrier(len(board)), [])
    cells = [Cell(shared, index, steps) for index in range(len(board))]
    for cell in cells:
        cell.start()
    for cell in cells:
        cell.join()
    for error in shared[3]:
        raise error
    return lists[steps % 2]
