# exhaustible: yes
# mends: lock_held_while_joining
# why: nothing is held while somebody is waited for.
import threading


class Archive:
    def __init__(self):
        self.lock = threading.Lock()
        self.files = ["b", "a"]


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
    packer.join()
    with archive.lock:
        assert archive.files == ["a", "b"]
