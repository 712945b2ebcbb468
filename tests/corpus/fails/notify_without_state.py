# reason: deadlock
# within: 20
# shrinks to: 1
# why: a notification is not kept; who comes later waits for ever.
import threading


class Starter(threading.Thread):
    def __init__(self, gun):
        super().__init__()
        self.gun = gun

    def run(self):
        with self.gun:
            self.gun.notify_all()


def main():
    gun = threading.Condition()
    starter = Starter(gun)
    starter.start()
    with gun:
        gun.wait()
    starter.join()
