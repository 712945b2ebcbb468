# mistake: swallowed_error
# caught by: test_a_bad_batch_leaves_nothing
# why: the error is caught inside post_all, so whoever posts believes that the batch is in.
# told as: nothing
"""Hides the error of a bad batch."""

from threading import RLock, Thread


class Ledger:
    def __init__(self):
        self.amounts = []
        self._total = 0
        self.lock = RLock()

    @property
    def total(self):
        with self.lock:
            return self._total

    def post(self, amount):
        with self.lock:
            self._total += amount
            self.amounts.append(amount)

    def post_all(self, amounts):
        amounts = list(amounts)
        try:
            sum(amounts)
        except TypeError:
            return
        with self.lock:
            for amount in amounts:
                self.post(amount)

    def entries(self):
        with self.lock:
            return list(self.amounts)


class Clerk(Thread):
    def __init__(self, ledger, batches, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.ledger = ledger
        self.batches = batches

    def run(self):
        for batch in self.batches:
            self.ledger.post_all(batch)
