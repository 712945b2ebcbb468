# reason: deadlock
# within: 1
# shrinks to: 0
# why: the main thread waits for the worker with the lock in hand that the worker needs.
import threading


class Archive:
    def __init__(self):
        self.lock = threading.Lock()
        self.files = ["a", "b"]


class Packer(threading.Thread):
    def __init__(self, archive):
        super().__init__()
        self.archive = archive

    def run(self):
        with self.archive.lock:
            self.archive.files.sort()


def main():
    archive = Archive()
    packer = Packer(archive)
    packer.start()
    with archive.lock:
        packer.join()
        assert archive.files == ["a", "b"]
