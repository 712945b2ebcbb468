# reason: exception
# source: https://github.com/tqdm/tqdm/pull/754 and https://github.com/tqdm/tqdm/pull/700
# within: 20
# shrinks to: 1
# why: a new bar looks for a free line among the bars while another one is being added: the set changes under the loop.
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
    assert len(Bar.bars) == 2
