# exhaustible: yes
# mends: pop_from_empty_stack
# why: `popleft` is one step; an empty deque says so by an IndexError that is caught.
import threading
from collections import deque

plates = deque(["blue", "white", "green"])
clean = []


class Washer(threading.Thread):
    def run(self):
        while True:
            try:
                clean.append(plates.popleft())
            except IndexError:
                break


def main():
    washers = [Washer(), Washer()]
    for washer in washers:
        washer.start()
    for washer in washers:
        washer.join()
    assert sorted(clean) == ["blue", "green", "white"]
