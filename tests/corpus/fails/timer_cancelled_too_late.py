# reason: wrong_result
# clock: adversarial
# within: 50
# shrinks to: 1
# why: the alarm may go off after the door was closed and before the cancel.
import threading


class Door:
    def __init__(self):
        self.open = False
        self.alarms = 0

    def alarm(self):
        self.alarms += 1

    def use(self):
        self.open = True
        timer = threading.Timer(30, self.alarm)
        timer.start()
        self.open = False
        timer.cancel()
        timer.join()


def main():
    door = Door()
    door.use()
    assert door.alarms == 0, "the alarm of a door that is closed"
