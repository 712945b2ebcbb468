# reason: wrong_result
# expects: ["left", "right"]
# within: 20
# shrinks to: 1
# why: exchanging two attributes takes four steps; whoever looks in between sees one of them twice.
import threading


class Hands:
    def __init__(self):
        self.one = "left"
        self.other = "right"


class Juggler(threading.Thread):
    def __init__(self, hands):
        super().__init__()
        self.hands = hands

    def run(self):
        self.hands.one, self.hands.other = self.hands.other, self.hands.one


def main():
    hands = Hands()
    juggler = Juggler(hands)
    juggler.start()
    seen = sorted([hands.one, hands.other])
    juggler.join()
    return seen
