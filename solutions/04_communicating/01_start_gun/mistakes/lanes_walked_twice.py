# mistake: lanes_walked_twice
# caught by: test_a_race_is_fair_and_everybody_finishes
# why: what can be walked through only once is used up the second time, and nobody is waited for.
# told as: joined_last_only
"""Walks through the lanes twice."""

from threading import Event, Thread


class StartGun:
    def __init__(self):
        self.fired = Event()

    def wait(self):
        self.fired.wait()

    def fire(self):
        self.fired.set()

    def reset(self):
        self.fired.clear()


class Sprinter(Thread):
    def __init__(self, gun, log, lane, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.gun = gun
        self.log = log
        self.lane = lane

    def run(self):
        self.gun.wait()
        self.log.append(self.lane)


def hold_race(lanes):
    gun = StartGun()
    log = []
    sprinters = [Sprinter(gun, log, lane) for lane in lanes]
    for sprinter in sprinters:
        sprinter.start()
    gun.fire()
    for sprinter, _ in zip(sprinters, lanes):
        sprinter.join()
    return list(log)
