# mistake: took_back_too_late
# caught by: test_nobody_sees_half_a_batch
# why: the batch is taken back after the lock was given back; until then everybody sees what never was.
# told as: unlocked_between
# visible test: misses it
"""Undoes a failed batch outside the lock."""

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
        done = 0
        try:
            with self.lock:
                for amount in amounts:
                    self.post(amount)
                    done += 1
        except TypeError:
            for _ in range(done):
                with self.lock:
                    self._total -= self.amounts.pop()
            raise

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
