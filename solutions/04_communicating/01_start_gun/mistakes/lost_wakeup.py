# mistake: lost_wakeup
# caught by: test_the_gun_holds_everybody_back, test_who_comes_late_passes, test_the_gun_serves_a_second_race, test_a_sprinter_runs_after_the_gun, test_a_race_is_fair_and_everybody_finishes, test_nobody_waits_by_spinning
# why: notify_all() wakes those who wait at that moment; whoever comes later is told nothing.
"""Tells those who wait, and keeps nothing for the others."""

from threading import Condition, Thread


class StartGun:
    def __init__(self):
        self.changed = Condition()

    def wait(self):
        with self.changed:
            self.changed.wait()

    def fire(self):
        with self.changed:
            self.changed.notify_all()

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
