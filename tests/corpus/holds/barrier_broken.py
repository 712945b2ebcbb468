# expects: ["broken", "broken"]
# exhaustible: yes
# why: abort() breaks the barrier for those who wait and for those who come later.
import threading


class Hiker(threading.Thread):
    def __init__(self, hut):
        super().__init__()
        self.hut = hut

    def run(self):
        try:
            self.hut.wait()
            self.result = "arrived"
        except threading.BrokenBarrierError:
            self.result = "broken"


def main():
    hut = threading.Barrier(3)
    hikers = [Hiker(hut), Hiker(hut)]
    for hiker in hikers:
        hiker.start()
    hut.abort()
    for hiker in hikers:
        hiker.join()
    assert hut.broken
    return [hiker.result for hiker in hikers]
