# mistake: no_lock
# caught by: test_nothing_is_lost, test_nobody_sees_half_a_batch
# why: two clerks overwrite each other's total, and others see half a batch.
# visible test: misses it
"""Posts without a lock."""

from threading import Thread


class Ledger:
    def __init__(self):
        self.amounts = []
        self.total = 0

    def post(self, amount):
        self.total += amount
        self.amounts.append(amount)

    def post_all(self, amounts):
        amounts = list(amounts)
        sum(amounts)
        for amount in amounts:
            self.post(amount)

    def entries(self):
        return list(self.amounts)


class Clerk(Thread):
    def __init__(self, ledger, batches, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.ledger = ledger
        self.batches = batches

    def run(self):
        for batch in self.batches:
            self.ledger.post_all(batch)
