# reason: wrong_result
# expects: ["a", "b", "c"]
# within: 1
# shrinks to: 0
# why: the program ends without asking whether the daemon has written everything.
import queue
import threading

written = []


class Writer(threading.Thread):
    def __init__(self, lines):
        super().__init__(daemon=True)
        self.lines = lines

    def run(self):
        while True:
            written.append(self.lines.get())
            self.lines.task_done()


def main():
    lines = queue.Queue()
    Writer(lines).start()
    for line in "abc":
        lines.put(line)
    return written
