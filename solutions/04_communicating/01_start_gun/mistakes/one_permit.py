# mistake: one_permit
# caught by: test_the_gun_holds_everybody_back, test_who_comes_late_passes, test_a_race_is_fair_and_everybody_finishes, test_nobody_waits_by_spinning
# why: a semaphore lets one pass for each release; the others find the door shut.
"""A semaphore with one permit."""

from threading import Semaphore, Thread


class StartGun:
    def __init__(self):
        self.permits = Semaphore(0)

    def wait(self):
        self.permits.acquire()

    def fire(self):
        self.permits.release()

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
