# expects: [0, 1, 4, 9, 16]
# exhaustible: no
# why: every thread runs generators of its own, and hands over what they yield through a queue.
import queue
import threading


def squares(start, end):
    for number in range(start, end):
        yield number * number


class Producer(threading.Thread):
    def __init__(self, line, start, end):
        super().__init__()
        self.line = line
        self.numbers = squares(start, end)

    def run(self):
        for number in self.numbers:
            self.line.put(number)
        self.line.put(None)


def received(line, producers):
    open_ends = producers
    while open_ends:
        item = line.get()
        if item is None:
            open_ends -= 1
        else:
            yield item


def main():
    line = queue.Queue()
    producers = [Producer(line, 0, 3), Producer(line, 3, 5)]
    for producer in producers:
        producer.start()
    numbers = sorted(received(line, 2))
    for producer in producers:
        producer.join()
    return numbers
