# expects: [["tick", 0], ["tick", 1], ["tick", 2]]
# exhaustible: yes
# why: each timer starts the next one when it fires; joining them in turn waits for all.
import threading

log = []


class Ticker:
    def __init__(self, ticks):
        self.left = ticks
        self.ended = threading.Event()

    def tick(self):
        log.append(("tick", len(log)))
        self.left -= 1
        if self.left:
            threading.Timer(10, self.tick).start()
        else:
            self.ended.set()


def main():
    ticker = Ticker(3)
    threading.Timer(10, ticker.tick).start()
    ticker.ended.wait()
    return log
