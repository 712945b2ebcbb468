# expects: {"be": 2, "not": 1, "or": 1, "to": 2}
# exhaustible: yes
# mends: lost_update_dict_item
# why: each thread counts in a Counter of its own; they are merged once all have ended.
import threading
from collections import Counter


class WordCounter(threading.Thread):
    def __init__(self, words):
        super().__init__()
        self.words = words
        self.counts = Counter()

    def run(self):
        for word in self.words:
            self.counts[word] += 1


def main():
    threads = [WordCounter("to be or".split()), WordCounter("not to be".split())]
    for thread in threads:
        thread.start()
    total = Counter()
    for thread in threads:
        thread.join()
        total += thread.counts
    return dict(total)
