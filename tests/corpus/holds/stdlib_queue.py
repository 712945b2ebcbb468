# exhaustible: no
# why: Queue's contract: first in, first out, for each producer; full and empty are told; join waits for task_done.
import queue
import threading


class Producer(threading.Thread):
    def __init__(self, line, first):
        super().__init__()
        self.line = line
        self.first = first

    def run(self):
        self.line.put(self.first)
        self.line.put(self.first + 1)


def main():
    line = queue.Queue(maxsize=2)
    producers = [Producer(line, 10), Producer(line, 20)]
    for producer in producers:
        producer.start()
    got = []
    for _ in range(4):
        assert line.qsize() <= 2
        got.append(line.get())
        line.task_done()
    line.join()
    for producer in producers:
        producer.join()
    assert got.index(10) < got.index(11)
    assert got.index(20) < got.index(21)
    try:
        line.get(block=False)
    except queue.Empty:
        return
    raise AssertionError("an empty queue gave something")
