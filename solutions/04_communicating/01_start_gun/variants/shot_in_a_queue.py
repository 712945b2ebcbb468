"""The shot lies in a queue; who takes it puts it back for the others."""

from queue import Empty, Queue
from threading import Thread


class StartGun:
    def __init__(self):
        self.shots = Queue()

    def wait(self):
        self.shots.put(self.shots.get())

    def fire(self):
        if self.shots.empty():
            self.shots.put("bang")

    def reset(self):
        try:
            while True:
                self.shots.get_nowait()
        except Empty:
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
