# mistake: forgot_super_init
# caught by: test_a_clerk_takes_a_name_and_daemon, test_a_clerk_posts_its_batches, test_nobody_sees_half_a_batch
# why: without super().__init__() Thread never set itself up, so start() refuses.
"""Overrides __init__ and forgets Thread's own."""

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
        self.ledger = ledger
        self.batches = batches

    def run(self):
        for batch in self.batches:
            self.ledger.post_all(batch)
