# mistake: accepted_anything
# caught by: test_a_bad_batch_leaves_nothing, test_nobody_sees_half_a_batch
# why: a list takes whatever it is given; that it is no number is found out when somebody asks for the total.
# told as: nothing
"""Never looks whether it is a number."""

from threading import RLock, Thread


class Ledger:
    def __init__(self):
        self.amounts = []
        self.lock = RLock()

    def post(self, amount):
        with self.lock:
            self.amounts.append(amount)

    def post_all(self, amounts):
        with self.lock:
            for amount in amounts:
                self.post(amount)

    @property
    def total(self):
        with self.lock:
            return sum(amount for amount in self.amounts if isinstance(amount, int))

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
