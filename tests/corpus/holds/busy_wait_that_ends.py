# expects: "green"
# exhaustible: no
# mends: busy_wait_misses_a_state, polling_misses_a_state
# why: the light stays green once it is; a busy wait is wasteful, and right.
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
            time.sleep(0)
        self.saw = self.light.colour


def main():
    light = Light()
    driver = Driver(light)
    driver.start()
    for colour in ("amber", "green"):
        light.colour = colour
    driver.join()
    return driver.saw
