# tries: two locks, taken crosswise
# earns: 5
# reasons: deadlock
import threading

ONE, TWO = threading.Lock(), threading.Lock()
from threading import Thread


class Account:
    def __init__(self, balance=0):
        self.balance = balance

    def deposit(self, amount):
        with ONE, TWO:
            pass
        self.balance += amount


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        with TWO, ONE:
            pass
        for amount in self.amounts:
            self.account.deposit(amount)
