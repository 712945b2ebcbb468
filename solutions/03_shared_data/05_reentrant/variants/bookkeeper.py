"""Variant: one thread keeps the book; batches and questions reach it through one queue, in order."""

from queue import SimpleQueue
from threading import Thread


class Ledger:
    def __init__(self):
        self._entries = []
        self._slips = SimpleQueue()
        Thread(target=self._keep, daemon=True).start()

    def _keep(self):
        while True:
            batch, answer = self._slips.get()
            self._entries.extend(batch)
            answer.put(list(self._entries))

    def _send(self, batch):
        answer = SimpleQueue()
        self._slips.put((batch, answer))
        return answer.get()

    def post(self, amount):
        self.post_all([amount])

    def post_all(self, amounts):
        self._send([amount + 0 for amount in amounts])

    @property
    def total(self):
        return sum(self._send([]))

    def entries(self):
        return self._send([])


class Clerk(Thread):
    def __init__(self, ledger, batches, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.ledger = ledger
        self.batches = batches

    def run(self):
        for batch in self.batches:
            self.ledger.post_all(batch)
