# mistake: patience_of_a_second
# caught by: test_the_gun_holds_everybody_back, test_the_gun_serves_a_second_race, test_a_sprinter_runs_after_the_gun, test_a_race_is_fair_and_everybody_finishes
# why: wait(timeout) comes back when the time is over, also without a shot.
# told as: ran_before_the_gun
# visible test: misses it
"""Waits for a second at most."""

from threading import Event, Thread


class StartGun:
    def __init__(self):
        self.fired = Event()

    def wait(self):
        self.fired.wait(0.5)

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
    for sprinter in sprinters:
        sprinter.join()
    return log
