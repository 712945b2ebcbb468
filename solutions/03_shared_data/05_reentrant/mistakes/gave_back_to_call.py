# mistake: gave_back_to_call
# caught by: test_nobody_sees_half_a_batch
# why: to get past the lock in post, post_all gives it back for every call; there the others come in.
# told as: unlocked_between
# visible test: misses it
"""Lets go of the lock around each post."""

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
        self.lock.acquire()
        for amount in amounts:
            self.lock.release()
            self.post(amount)
            self.lock.acquire()
        self.lock.release()

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
