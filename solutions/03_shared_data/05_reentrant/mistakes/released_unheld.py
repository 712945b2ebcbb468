# mistake: released_unheld
# caught by: test_amounts_are_entered, test_entries_are_a_copy, test_nothing_is_lost, test_a_batch_is_entered, test_a_bad_batch_leaves_nothing, test_a_clerk_posts_its_batches, test_nobody_sees_half_a_batch
# why: post gives back the lock that post_all holds, and post_all has nothing left to give back.
"""Gives the lock back in post as well as in post_all."""

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
