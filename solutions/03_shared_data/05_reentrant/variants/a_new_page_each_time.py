"""Variant: the entries are a tuple that never changes; whoever posts puts a longer one in its place."""

from threading import Condition, Thread


class Ledger:
    def __init__(self):
        self._page = ()
        self._pen = Condition()

    def post(self, amount):
        self.post_all((amount,))

    def post_all(self, amounts):
        added = tuple(amount + 0 for amount in amounts)
        with self._pen:
            self._page += added

    @property
    def total(self):
        return sum(self._page)

    def entries(self):
        return list(self._page)


class Clerk(Thread):
    def __init__(self, ledger, batches, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.ledger = ledger
        self.batches = batches

    def run(self):
        for batch in self.batches:
            self.ledger.post_all(batch)
