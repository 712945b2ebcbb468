# reason: wrong_result
# within: 20
# shrinks to: 2
# why: the reader may come between the two halves of a measurement.
import threading


class Statistics:
    def __init__(self):
        self.total = 0
        self.count = 0

    def add(self, value):
        self.total += value
        self.count += 1

    def snapshot(self):
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
