# reason: exception
# within: 20
# shrinks to: 1
# why: both racers may find the future not done and set its result.
import threading
from concurrent.futures import Future


class Racer(threading.Thread):
    def __init__(self, answer, mirror):
        super().__init__()
        self.answer = answer
        self.mirror = mirror

    def run(self):
        if not self.answer.done():
            self.answer.set_result(f"from {self.mirror}")


def main():
    answer = Future()
    racers = [Racer(answer, "east"), Racer(answer, "west")]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    assert answer.result().startswith("from ")
