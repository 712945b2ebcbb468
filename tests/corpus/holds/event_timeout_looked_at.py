# exhaustible: yes
# mends: event_timeout_ignored
# why: `wait` says whether the event is set; otherwise it is asked again.
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
    while not download.finished.wait(timeout=10):
        pass
    assert download.body.startswith("<")
    download.join()
