# mistake: called_target
# caught by: test_a_clerk_posts_its_batches
# why: target=self.work() does the work at once, in whoever makes the thread; the thread gets None to run.
"""Calls the target instead of handing it over."""

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
        super().__init__(target=self.work(), name=name, daemon=daemon)

    def work(self):
        for batch in self.batches:
            self.ledger.post_all(batch)
