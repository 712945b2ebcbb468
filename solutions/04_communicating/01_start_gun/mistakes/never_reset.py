# mistake: never_reset
# caught by: test_the_gun_serves_a_second_race
# why: after reset() the gun still counts as fired, and nobody waits in the second race.
# told as: stays_fired
"""reset does nothing."""

from threading import Event, Thread


class StartGun:
    def __init__(self):
        self.fired = Event()

    def wait(self):
        self.fired.wait()

    def fire(self):
        self.fired.set()

    def reset(self):
        pass


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
