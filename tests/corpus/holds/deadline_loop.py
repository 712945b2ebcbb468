# expects: "timed out"
# exhaustible: yes
# why: monotonic() only moves forward; a loop until a deadline ends.
import threading
import time

never = threading.Event()


class Waiter(threading.Thread):
    result = None

    def run(self):
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline:
            if never.wait(timeout=1):
                self.result = "set"
                return
        self.result = "timed out"


def main():
    waiter = Waiter()
    waiter.start()
    waiter.join()
    return waiter.result
