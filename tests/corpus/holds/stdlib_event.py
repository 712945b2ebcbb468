# exhaustible: yes
# why: Event's contract: wait returns True once it is set, for all who wait and all who come later.
import threading


class Sprinter(threading.Thread):
    def __init__(self, gun):
        super().__init__()
        self.gun = gun

    def run(self):
        self.heard = self.gun.wait()


def main():
    gun = threading.Event()
    sprinters = [Sprinter(gun), Sprinter(gun)]
    for sprinter in sprinters:
        sprinter.start()
    assert not gun.is_set()
    gun.set()
    for sprinter in sprinters:
        sprinter.join()
    assert all(sprinter.heard for sprinter in sprinters)
    gun.clear()
    assert gun.wait(timeout=1) is False
