# reason: wrong_result
# expects: 2
# within: 50
# shrinks to: 1
# why: the first `+=` reads the number of the class and stores it in the instance; so may the second.
import threading


class Turnstile:
    passed = 0

    def enter(self):
        self.passed += 1


class Visitor(threading.Thread):
    def __init__(self, turnstile):
        super().__init__()
        self.turnstile = turnstile

    def run(self):
        self.turnstile.enter()


def main():
    turnstile = Turnstile()
    visitors = [Visitor(turnstile), Visitor(turnstile)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    return turnstile.passed
