# exhaustible: yes
# mends: barrier_by_hand
# why: each heat has a number, and who waits looks for the next number, not at the count.
import threading


class Line:
    def __init__(self, runners):
        self.runners = runners
        self.here = 0
        self.heat = 0
        self.changed = threading.Condition()

    def wait(self):
        with self.changed:
            heat = self.heat
            self.here += 1
            if self.here == self.runners:
                self.here = 0
                self.heat += 1
                self.changed.notify_all()
            while self.heat == heat:
                self.changed.wait()


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
    assert (line.here, line.heat) == (0, 2)
