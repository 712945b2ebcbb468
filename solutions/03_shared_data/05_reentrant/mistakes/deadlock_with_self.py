# mistake: deadlock_with_self
# caught by: test_a_batch_is_entered, test_a_bad_batch_leaves_nothing, test_a_clerk_posts_its_batches, test_nobody_sees_half_a_batch
# why: post_all holds the lock and calls post, which waits for the same lock.
"""A plain Lock, taken in post_all and again in post."""

from threading import Lock, Thread


class Ledger:
    def __init__(self):
        self.amounts = []
        self._total = 0
        self.lock = Lock()

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

    def run(self):
        for batch in self.batches:
            self.ledger.post_all(batch)
