# exhaustible: yes
# mends: torn_snapshot
# why: a single writer publishes a new tuple each time; reading one attribute is one step.
import threading


class Statistics:
    def __init__(self):
        self.state = (0, 0)

    def add(self, value):
        total, count = self.state
        self.state = (total + value, count + 1)


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
    total, count = statistics.state
    sensor.join()
    assert total == 20 * count, f"{count} measurements of 20 make {total}"
