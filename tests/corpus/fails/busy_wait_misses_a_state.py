# reason: never_ends
# within: 1
# shrinks to: 0
# why: the light may be green and red again before the driver looks.
import threading


class Light:
    colour = "red"


class Driver(threading.Thread):
    def __init__(self, light):
        super().__init__()
        self.light = light

    def run(self):
        while self.light.colour != "green":
            pass


def main():
    light = Light()
    driver = Driver(light)
    driver.start()
    light.colour = "green"
    light.colour = "red"
    driver.join()
