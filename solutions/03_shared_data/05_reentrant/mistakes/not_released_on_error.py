# mistake: not_released_on_error
# caught by: test_a_bad_batch_leaves_nothing
# why: the error leaves post without the lock being given back, and everybody after it waits for ever.
# visible test: misses it
"""Releases at the end, which an error never reaches."""

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
        self.lock.acquire()
        self._total += amount
        self.amounts.append(amount)
        self.lock.release()

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
