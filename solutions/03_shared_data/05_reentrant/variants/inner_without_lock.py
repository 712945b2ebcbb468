"""Variant: a plain lock; what both methods need is in a third one, which is only called by who holds it."""

from threading import Lock, Thread


class Ledger:
    def __init__(self):
        self._entries = []
        self._lock = Lock()

    def _enter(self, amounts):
        """Only for those who hold the lock."""
        for amount in amounts:
            self._entries.append(amount + 0)

    def post(self, amount):
        self.post_all([amount])

    def post_all(self, amounts):
        with self._lock:
            before = len(self._entries)
            try:
                self._enter(amounts)
            except TypeError:
                del self._entries[before:]
                raise

    @property
    def total(self):
        with self._lock:
            return sum(self._entries)

    def entries(self):
        with self._lock:
            return self._entries[:]


class Clerk(Thread):
    def __init__(self, ledger, batches, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.ledger = ledger
        self.batches = batches

    def run(self):
        for batch in self.batches:
            self.ledger.post_all(batch)
