# exhaustible: yes
# source: https://github.com/tqdm/tqdm/pull/754
# mends: real_tqdm_instances
# why: looking for the free line and taking it is one step under the lock that guards the set.
import threading


class Bar:
    bars = set()
    lock = threading.RLock()

    def __init__(self):
        with Bar.lock:
            Bar.bars.add(self)
            self.line = self.free_line()

    def free_line(self):
        taken = {bar.line for bar in Bar.bars if bar is not self and hasattr(bar, "line")}
        return min(set(range(len(taken) + 1)) - taken)


class Download(threading.Thread):
    def run(self):
        self.bar = Bar()


def main():
    downloads = [Download(), Download()]
    for download in downloads:
        download.start()
    for download in downloads:
        download.join()
    assert sorted(bar.line for bar in Bar.bars) == [0, 1]
