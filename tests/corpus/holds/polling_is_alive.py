# expects: "done"
# exhaustible: yes
# why: the main thread polls is_alive() and ends when the worker has.
import threading
import time


class Worker(threading.Thread):
    state = "waiting"

    def run(self):
        time.sleep(2)
        self.state = "done"


def main():
    worker = Worker()
    worker.start()
    while worker.is_alive():
        time.sleep(0.5)
    return worker.state
