# expects: ["a", "b", "c"]
# exhaustible: yes
# mends: daemon_cut_off
# why: Queue.join returns when every line has been written; the idle daemon may then be cut off.
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
    lines.join()
    return written
