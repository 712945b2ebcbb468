# mistake: joined_in_start_loop
# caught by: test_a_race_is_fair_and_everybody_finishes, test_nobody_waits_by_spinning
# why: the first sprinter is waited for before the gun is fired, and waits for the gun.
# told as: lost_wakeup
"""Starts one and waits for its end, then the next."""

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
        sprinter.join()
    gun.fire()
    for sprinter in sprinters:
        sprinter.join()
    return log
