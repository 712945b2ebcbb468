# reason: exception
# clock: adversarial
# within: 50
# shrinks to: 0
# why: `wait(timeout)` also returns when the time is over, and nobody looks at its answer.
import threading


class Download(threading.Thread):
    def __init__(self):
        super().__init__()
        self.finished = threading.Event()
        self.body = None

    def run(self):
        self.body = "<html>"
        self.finished.set()


def main():
    download = Download()
    download.start()
    download.finished.wait(timeout=10)
    assert download.body.startswith("<")
    download.join()
