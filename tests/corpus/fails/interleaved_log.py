# reason: wrong_result
# within: 20
# shrinks to: 1
# why: a line that is written in two pieces can be torn by another thread's line.
import threading

pieces = []


class Reporter(threading.Thread):
    def run(self):
        pieces.append(f"{self.name}: ")
        pieces.append("ready\n")


def main():
    reporters = [Reporter(name="one"), Reporter(name="two")]
    for reporter in reporters:
        reporter.start()
    for reporter in reporters:
        reporter.join()
    lines = "".join(pieces).splitlines()
    assert sorted(lines) == ["one: ready", "two: ready"], lines
