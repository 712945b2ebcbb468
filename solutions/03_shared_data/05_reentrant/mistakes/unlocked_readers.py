# mistake: unlocked_readers
# caught by: test_nobody_sees_half_a_batch
# why: posting is locked and reading is not, so readers walk in while a batch is half posted.
# told as: part_of_a_batch
# visible test: misses it
"""Reads without the lock."""

from threading import RLock, Thread


class Ledger:
    def __init__(self):
        self.amounts = []
        self.total = 0
        self.lock = RLock()

    def post(self, amount):
        with self.lock:
            self.total += amount
            self.amounts.append(amount)

    def post_all(self, amounts):
        amounts = list(amounts)
        sum(amounts)
        with self.lock:
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
