import threading
import time


class Sleeper(threading.Thread):
    def __init__(self, seconds, **kwargs):
        super().__init__(**kwargs)
        self.seconds = seconds
        self.woke = False

    def run(self):
        time.sleep(self.seconds)
        self.woke = True


def finished_within(thread, seconds):
    thread.join(seconds)
    return not thread.is_alive()


def stragglers(threads, seconds):
    threads = list(threads)

    def wait_for_all():
        for each in threads:
            each.join()

    waiter = threading.Thread(target=wait_for_all, daemon=True)
    waiter.start()
    waiter.join(seconds)
    return [each for each in threads if each.is_alive()]
