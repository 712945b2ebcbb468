# exhaustible: yes
# mends: timer_cancelled_too_late
# why: whoever closes the door and the alarm decide under one lock who came first.
import threading


class Door:
    def __init__(self):
        self.open = False
        self.alarms = 0
        self.false_alarms = 0
        self.lock = threading.Lock()

    def alarm(self):
        with self.lock:
            self.alarms += 1
            if not self.open:
                self.false_alarms += 1

    def use(self):
        with self.lock:
            self.open = True
            timer = threading.Timer(30, self.alarm)
            timer.start()
        with self.lock:
            self.open = False
            timer.cancel()
        timer.join()


def main():
    door = Door()
    door.use()
    assert door.alarms in (0, 1)
    assert not door.open
