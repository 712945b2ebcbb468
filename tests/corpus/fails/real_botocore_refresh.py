# reason: wrong_result
# source: https://github.com/boto/botocore/pull/1405
# within: 50
# shrinks to: 1
# why: the keys are stored before the frozen copy that is given out; who comes in between gets None.
import threading


class Credentials:
    def __init__(self):
        self.key = None
        self.frozen = None
        self.lock = threading.Lock()

    def needs_refresh(self):
        return self.key is None

    def refresh(self):
        self.key = "AKIA"
        self.frozen = (self.key, "token")

    def get_frozen(self):
        if self.needs_refresh():
            with self.lock:
                if self.needs_refresh():
                    self.refresh()
        return self.frozen


class Request(threading.Thread):
    def __init__(self, credentials):
        super().__init__()
        self.credentials = credentials

    def run(self):
        self.signed_with = self.credentials.get_frozen()


def main():
    credentials = Credentials()
    requests = [Request(credentials), Request(credentials)]
    for request in requests:
        request.start()
    for request in requests:
        request.join()
    for request in requests:
        assert request.signed_with == ("AKIA", "token"), "no credentials"
