# expects: 3
# exhaustible: no
# why: a lock made of a dictionary: setdefault is one step, and who did not store it tries again.
import threading

held = {}
total = 0


class Adder(threading.Thread):
    def run(self):
        global total
        while held.setdefault("owner", self) is not self:
            pass
        total += 1
        del held["owner"]


def main():
    adders = [Adder() for _ in range(3)]
    for adder in adders:
        adder.start()
    for adder in adders:
        adder.join()
    return total
