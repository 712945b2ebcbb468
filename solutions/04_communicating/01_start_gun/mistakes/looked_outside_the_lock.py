# mistake: looked_outside_the_lock
# caught by: test_the_gun_holds_everybody_back, test_the_gun_serves_a_second_race, test_a_sprinter_runs_after_the_gun, test_a_race_is_fair_and_everybody_finishes, test_nobody_waits_by_spinning
# why: it looks before it has the lock: the shot can fall between the look and the wait.
# told as: lost_wakeup
# visible test: misses it
"""Looks first, and takes the lock only to wait."""

from threading import Condition, Thread


class StartGun:
    def __init__(self):
        self.fired = False
        self.changed = Condition()

    def wait(self):
        if not self.fired:
            with self.changed:
                self.changed.wait()

    def fire(self):
        with self.changed:
            self.fired = True
            self.changed.notify_all()

    def reset(self):
        with self.changed:
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
