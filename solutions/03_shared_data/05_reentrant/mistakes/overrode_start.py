# mistake: overrode_start
# caught by: test_a_clerk_posts_its_batches, test_nobody_sees_half_a_batch
# why: the work belongs in run(); a start() of one's own does it in the caller and never begins a thread.
"""Overrides start instead of run."""

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

    def start(self):
        for batch in self.batches:
            self.ledger.post_all(batch)
