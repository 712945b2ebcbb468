"""A door that each who passes leaves open for the next one."""

from threading import Lock, Semaphore, Thread


class StartGun:
    def __init__(self):
        self.door = Semaphore(0)
        self.is_open = False
        self.moving = Lock()

    def wait(self):
        with self.door:
            pass

    def fire(self):
        with self.moving:
            if not self.is_open:
                self.is_open = True
                self.door.release()

    def reset(self):
        with self.moving:
            if self.is_open:
                self.is_open = False
                self.door.acquire()


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
