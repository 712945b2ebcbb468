# exhaustible: yes
# why: Event.wait with a timeout is both the pause and the look whether to stop.
import threading


class Heartbeat(threading.Thread):
    def __init__(self):
        super().__init__()
        self.stopping = threading.Event()
        self.beats = 0

    def run(self):
        while not self.stopping.wait(timeout=1):
            self.beats += 1

    def stop(self):
        self.stopping.set()
        self.join()


def main():
    heartbeat = Heartbeat()
    heartbeat.start()
    heartbeat.stop()
    beats = heartbeat.beats
    assert beats >= 0
    assert not heartbeat.is_alive()
    assert heartbeat.beats == beats
