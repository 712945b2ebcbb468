"""Variant: a token goes from the writer to the reader, and the answer from the reader to the caller."""

from queue import Queue
from threading import Event, Thread


class Ticker(Thread):
    def __init__(self, log, label, ticks, every, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.work = log, label, ticks, every
        self.never = Event()

    def run(self):
        log, label, ticks, every = self.work
        for i in range(ticks):
            log.append((label, i))
            self.never.wait(every)


def handover(write, read):
    done, answers = Queue(), Queue()
    Thread(target=lambda: done.put(write())).start()
    Thread(target=lambda: (done.get(), answers.put(read()))).start()
    return answers.get()
