import threading

LOCK = threading.Lock()


class Mapper(threading.Thread):
    def __init__(self, number, workers, texts, counts, lock=LOCK):
        threading.Thread.__init__(self)
        self.number = number
        self.workers = workers
        self.texts = texts
        self.counts = counts
        self.lock = lock

    def run(self):
        for i in range(len(self.texts)):
            if i % self.workers != self.number:
                continue
            for word in self.texts[i].split():
                self.lock.acquire()
                if word in self.counts:
                    self.counts[word] = self.counts[word] + 1
                else:
                    self.counts[word] = 1
                self.lock.release()


def count_words(texts, workers):
    texts = list(texts)
    counts = {}
    threads = []
    for n in range(workers):
        threads.append(Mapper(n, workers, texts, counts))
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return counts
