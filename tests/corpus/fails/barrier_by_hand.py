# reason: deadlock
# within: 1
# shrinks to: 0
# why: the count is reset while the others are still leaving the loop that looks at it.
import threading


class Line:
    def __init__(self, runners):
        self.runners = runners
        self.here = 0
        self.changed = threading.Condition()

    def wait(self):
        with self.changed:
            self.here += 1
            if self.here == self.runners:
                self.changed.notify_all()
            while self.here < self.runners:
                self.changed.wait()
        with self.changed:
            self.here = 0


class Runner(threading.Thread):
    def __init__(self, line):
        super().__init__()
        self.line = line

    def run(self):
        for _heat in range(2):
            self.line.wait()


def main():
    line = Line(2)
    runners = [Runner(line), Runner(line)]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()
