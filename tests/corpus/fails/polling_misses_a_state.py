# reason: never_ends
# within: 1
# shrinks to: 0
# why: polling with sleeps misses a state that does not last, too.
import threading
import time


class Light:
    colour = "red"


class Driver(threading.Thread):
    def __init__(self, light):
        super().__init__()
        self.light = light

    def run(self):
        while self.light.colour != "green":
            time.sleep(0.1)


def main():
    light = Light()
    driver = Driver(light)
    driver.start()
    light.colour = "green"
    light.colour = "red"
    driver.join()
