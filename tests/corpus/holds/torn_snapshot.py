# exhaustible: yes
# mends: torn_snapshot
# why: both numbers change, and are read, inside the same lock.
import threading


class Statistics:
    def __init__(self):
        self.total = 0
        self.count = 0
        self.lock = threading.Lock()

    def add(self, value):
        with self.lock:
            self.total += value
            self.count += 1

    def snapshot(self):
        with self.lock:
            return self.total, self.count


class Sensor(threading.Thread):
    def __init__(self, statistics):
        super().__init__()
        self.statistics = statistics

    def run(self):
        for _ in range(2):
            self.statistics.add(20)


def main():
    statistics = Statistics()
    sensor = Sensor(statistics)
    sensor.start()
    total, count = statistics.snapshot()
    sensor.join()
    assert total == 20 * count, f"{count} measurements of 20 make {total}"
