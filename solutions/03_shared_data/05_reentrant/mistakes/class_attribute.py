# mistake: class_attribute
# caught by: test_amounts_are_entered
# why: the entries are kept on the class, so all ledgers are one.
"""Keeps the entries on the class."""

from threading import RLock, Thread


class Ledger:
    amounts = []
    lock = RLock()

    @property
    def total(self):
        with self.lock:
            return sum(self.amounts)

    def post(self, amount):
        with self.lock:
            self.amounts.append(amount + 0)

    def post_all(self, amounts):
        amounts = list(amounts)
        sum(amounts)
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
