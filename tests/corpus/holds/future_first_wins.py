# exhaustible: yes
# mends: future_set_twice
# why: the second racer expects to be told that the result is there.
import threading
from concurrent.futures import Future, InvalidStateError


class Racer(threading.Thread):
    def __init__(self, answer, mirror):
        super().__init__()
        self.answer = answer
        self.mirror = mirror
        self.late = False

    def run(self):
        try:
            self.answer.set_result(self.mirror)
        except InvalidStateError:
            self.late = True


def main():
    answer = Future()
    racers = [Racer(answer, "east"), Racer(answer, "west")]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert sorted(racer.late for racer in racers) == [False, True]
    winner = next(racer for racer in racers if not racer.late)
    assert answer.result() == winner.mirror
