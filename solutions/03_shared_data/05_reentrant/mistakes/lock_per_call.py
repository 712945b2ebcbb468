# mistake: lock_per_call
# caught by: test_nothing_is_lost, test_nobody_sees_half_a_batch
# why: every call makes a lock of its own, so nobody ever meets anybody at it.
# visible test: misses it
"""Makes a new lock for each call."""

from threading import RLock, Thread


class Ledger:
    def __init__(self):
        self.amounts = []
        self.total = 0

    def post(self, amount):
        with RLock():
            self.total += amount
            self.amounts.append(amount)

    def post_all(self, amounts):
        amounts = list(amounts)
        sum(amounts)
        with RLock():
            for amount in amounts:
                self.post(amount)

    def entries(self):
        with RLock():
            return list(self.amounts)


class Clerk(Thread):
    def __init__(self, ledger, batches, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.ledger = ledger
        self.batches = batches

    def run(self):
        for batch in self.batches:
            self.ledger.post_all(batch)
