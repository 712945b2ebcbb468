# reason: wrong_result
# clock: adversarial
# expects: ["first", "second", "third"]
# within: 20
# shrinks to: 0
# why: three sleeps of different length put nothing in order.
import threading
import time

arrived = []


class Guest(threading.Thread):
    def __init__(self, name, delay):
        super().__init__(name=name)
        self.delay = delay

    def run(self):
        time.sleep(self.delay)
        arrived.append(self.name)


def main():
    guests = [Guest("first", 1), Guest("second", 2), Guest("third", 3)]
    for guest in guests:
        guest.start()
    for guest in guests:
        guest.join()
    return arrived
