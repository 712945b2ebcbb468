"""Variant: no lock: a list is extended in one step, copied in one step, and the total is worked out from a copy."""

from threading import Thread


class Ledger:
    def __init__(self):
        self._entries = []

    def post(self, amount):
        self.post_all([amount])

    def post_all(self, amounts):
        amounts = list(amounts)
        sum(amounts)
        self._entries.extend(amounts)

    @property
    def total(self):
        return sum(self.entries())

    def entries(self):
        return self._entries.copy()


class Clerk(Thread):
    def __init__(self, ledger, batches, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.ledger = ledger
        self.batches = batches

    def run(self):
        for batch in self.batches:
            self.ledger.post_all(batch)
