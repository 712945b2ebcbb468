# reason: wrong_result
# expects: {"be": 1, "not": 1, "to": 2}
# within: 50
# shrinks to: 1
# why: two counters may both get the old count of a word before either stores the new one.
import threading


class WordCounter(threading.Thread):
    def __init__(self, words, counts):
        super().__init__()
        self.words = words
        self.counts = counts

    def run(self):
        for word in self.words:
            self.counts[word] = self.counts.get(word, 0) + 1


def main():
    counts = {}
    threads = [WordCounter("to be".split(), counts), WordCounter("not to".split(), counts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return counts
