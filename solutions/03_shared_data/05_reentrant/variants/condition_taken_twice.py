"""Variant: a Condition, whose lock may be taken again, and the entries are taken back where one fails."""

from threading import Condition, Thread


class Ledger:
    def __init__(self):
        self.book = {"total": 0, "entries": []}
        self.open = Condition()

    @property
    def total(self):
        with self.open:
            return self.book["total"]

    def post(self, amount):
        with self.open:
            self.book["total"] += amount
            self.book["entries"].append(amount)

    def post_all(self, amounts):
        with self.open:
            before = self.total, self.entries()
            try:
                for amount in amounts:
                    self.post(amount)
            except BaseException:
                self.book["total"], self.book["entries"] = before
                raise

    def entries(self):
        with self.open:
            return list(self.book["entries"])


class Clerk(Thread):
    def __init__(self, ledger, batches, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.ledger = ledger
        self.batches = batches

    def run(self):
        for batch in self.batches:
            self.ledger.post_all(batch)
