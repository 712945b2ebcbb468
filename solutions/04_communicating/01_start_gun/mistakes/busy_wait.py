# mistake: busy_wait
# caught by: test_nobody_waits_by_spinning
# why: asking again and again whether the gun was fired keeps a processor busy with nothing.
# visible test: misses it
"""Looks at a flag until it is True."""

from threading import Thread


class StartGun:
    def __init__(self):
        self.fired = False

    def wait(self):
        while not self.fired:
            pass

    def fire(self):
        self.fired = True

    def reset(self):
        self.fired = False


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
    for sprinter in sprinters:
        sprinter.join()
    return log
