# expects: 15
# exhaustible: yes
# why: threads that start threads and join them; each adds what its children found.
import threading


class Adder(threading.Thread):
    def __init__(self, numbers):
        super().__init__()
        self.numbers = numbers

    def run(self):
        if len(self.numbers) == 1:
            self.total = self.numbers[0]
            return
        half = len(self.numbers) // 2
        left, right = Adder(self.numbers[:half]), Adder(self.numbers[half:])
        left.start()
        right.start()
        left.join()
        right.join()
        self.total = left.total + right.total


def main():
    adder = Adder([1, 2, 4, 8])
    adder.start()
    adder.join()
    return adder.total
