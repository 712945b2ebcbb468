"""The race waits until everybody stands at the line; only then it fires."""

from threading import Barrier, Event, Thread


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
        self.line = None

    def run(self):
        if self.line is not None:
            self.line.wait()
        self.gun.wait()
        self.log.append(self.lane)


def hold_race(lanes):
    gun, log = StartGun(), []
    sprinters = []
    for lane in lanes:
        sprinters.append(Sprinter(gun, log, lane))
    line = Barrier(len(sprinters) + 1)
    for sprinter in sprinters:
        sprinter.line = line
        sprinter.start()
    line.wait()
    gun.fire()
    for sprinter in sprinters:
        sprinter.join()
    return log
