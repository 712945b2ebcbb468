"""Variant: one thread does all the work; what goes wrong there is handed to the one who asked."""

from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread


class Vault:
    def __init__(self, amount):
        self.amount = amount
        self._slips = SimpleQueue()
        Thread(target=self._serve, daemon=True).start()

    def _serve(self):
        while True:
            answer, work, amount = self._slips.get()
            try:
                answer.set_result(work(amount))
            except Exception as error:
                answer.set_exception(error)

    def _ask(self, work, amount):
        answer = Future()
        self._slips.put((answer, work, amount))
        return answer.result()

    def _put(self, amount):
        self.amount += amount

    def _take(self, amount):
        if self.amount < amount:
            raise ValueError(f"{self.amount} is all there is")
        self.amount -= amount

    def deposit(self, amount):
        self._ask(self._put, amount)

    def withdraw(self, amount):
        self._ask(self._take, amount)


class Customer(Thread):
    def __init__(self, vault, amounts, **options):
        Thread.__init__(self, **options)
        self.wishes = [(vault, amount) for amount in amounts]
        self.refused = []

    def run(self):
        for vault, amount in self.wishes:
            if not self.could_have(vault, amount):
                self.refused.append(amount)

    def could_have(self, vault, amount):
        try:
            vault.withdraw(amount)
        except ValueError:
            return False
        return True
