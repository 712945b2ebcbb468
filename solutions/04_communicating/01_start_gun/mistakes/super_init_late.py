# mistake: super_init_late
# caught by: test_a_sprinter_takes_a_name_and_daemon, test_a_sprinter_runs_after_the_gun, test_a_race_is_fair_and_everybody_finishes, test_nobody_waits_by_spinning
# why: the name is Thread's own state, and it is touched before super().__init__() made that state.
"""Names itself before Thread is set up."""

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
        self.name = name or f"lane {lane}"
        super().__init__(daemon=daemon)
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
