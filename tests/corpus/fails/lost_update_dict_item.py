# reason: wrong_result
# expects: {"be": 2, "not": 1, "or": 1, "to": 2}
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
    threads = [WordCounter("to be or".split(), counts), WordCounter("not to be".split(), counts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return counts
