# reason: race
# within: 1
# why: both threads write the same attribute without a lock; whichever is last is as good as the other.
import threading


class Status:
    last_error = None


class Probe(threading.Thread):
    def __init__(self, status, host):
        super().__init__()
        self.status = status
        self.host = host

    def run(self):
        self.status.last_error = f"{self.host} is down"


def main():
    status = Status()
    probes = [Probe(status, "east"), Probe(status, "west")]
    for probe in probes:
        probe.start()
    for probe in probes:
        probe.join()
    assert status.last_error.endswith("is down")
