# mistake: released_once
# caught by: test_nothing_is_lost, test_a_bad_batch_leaves_nothing, test_a_clerk_posts_its_batches, test_nobody_sees_half_a_batch
# why: an RLock has to be given back as often as it was taken; post_all takes it twice and gives it back once.
# told as: lock_never_given_back
"""Takes an RLock twice and gives it back once."""

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
