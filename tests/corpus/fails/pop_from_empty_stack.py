# reason: exception
# within: 20
# shrinks to: 1
# why: between `if plates` and `pop` another washer may take the last plate.
import threading

plates = ["blue", "white", "green"]


class Washer(threading.Thread):
    def run(self):
        while plates:
            plates.pop()


def main():
    washers = [Washer(), Washer()]
    for washer in washers:
        washer.start()
    for washer in washers:
        washer.join()
    assert not plates
