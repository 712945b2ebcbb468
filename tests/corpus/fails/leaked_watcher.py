# reason: leaked_thread
# within: 20
# shrinks to: 1
# why: the watcher is stopped only if the work takes the branch that stops it.
import threading


class Watcher(threading.Thread):
    def __init__(self):
        super().__init__()
        self.stopped = threading.Event()

    def run(self):
        self.stopped.wait()


class Work(threading.Thread):
    def __init__(self, watcher):
        super().__init__()
        self.watcher = watcher

    def run(self):
        if self.watcher.is_alive():
            self.watcher.stopped.set()


def main():
    watcher = Watcher()
    work = Work(watcher)
    work.start()
    watcher.start()
    work.join()
