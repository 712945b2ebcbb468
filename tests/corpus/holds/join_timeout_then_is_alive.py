# exhaustible: yes
# mends: join_timeout_ignored
# why: is_alive() says whether the join came too early; then it is waited for to the end.
import threading
import time


class Sum(threading.Thread):
    def __init__(self, numbers):
        super().__init__()
        self.numbers = numbers

    def run(self):
        time.sleep(1)
        self.result = sum(self.numbers)


def main():
    adder = Sum([1, 2, 3])
    adder.start()
    waited = 0
    while adder.is_alive():
        adder.join(timeout=0.25)
        waited += 1
    assert adder.result == 6
    assert waited >= 0
