# expects: [0, 1, 2]
# exhaustible: no
# why: SimpleQueue hands over what one thread puts, in order, to the one that gets.
import queue
import threading


class Consumer(threading.Thread):
    def __init__(self, line):
        super().__init__()
        self.line = line
        self.got = []

    def run(self):
        for _ in range(3):
            self.got.append(self.line.get())


def main():
    line = queue.SimpleQueue()
    consumer = Consumer(line)
    consumer.start()
    for number in range(3):
        line.put(number)
    consumer.join()
    assert line.empty()
    return consumer.got
