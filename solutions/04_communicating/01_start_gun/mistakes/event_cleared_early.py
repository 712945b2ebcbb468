# mistake: event_cleared_early
# caught by: test_the_gun_holds_everybody_back, test_who_comes_late_passes, test_the_gun_serves_a_second_race, test_a_sprinter_runs_after_the_gun, test_a_race_is_fair_and_everybody_finishes, test_nobody_waits_by_spinning
# why: the event is cleared as soon as it is set, and whoever comes to the line after that waits for ever.
"""Sets the event and clears it at once."""

from threading import Event, Thread


class StartGun:
    def __init__(self):
        self.fired = Event()

    def wait(self):
        self.fired.wait()

    def fire(self):
        self.fired.set()
        self.fired.clear()

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
