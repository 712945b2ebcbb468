# reason: race
# within: 1
# why: the bar reads what the worker writes, and nothing orders the two; here it does no harm.
import threading


class Copy(threading.Thread):
    percent = 0

    def run(self):
        for self.percent in (50, 100):
            pass


def main():
    copy = Copy()
    copy.start()
    shown = copy.percent
    copy.join()
    assert shown in (0, 50, 100)
