# reason: wrong_result
# clock: adversarial
# expects: "42"
# within: 20
# shrinks to: 0
# why: a second is no promise that the worker has finished what takes a tenth of one.
import threading
import time


class Worker(threading.Thread):
    answer = None

    def run(self):
        time.sleep(0.1)
        self.answer = "42"


def main():
    worker = Worker(daemon=True)
    worker.start()
    time.sleep(1)
    return worker.answer
