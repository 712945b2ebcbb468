# tries: a balance that is right only when the check looks
# earns: 5
# reasons: wrong_result
from threading import Thread


class Account:
    total = 0

    def __init__(self, balance=0):
        self.paid = [balance]

    @property
    def balance(self):
        return self.paid[-1]

    @balance.setter
    def balance(self, value):
        self.paid.append(value)

    def deposit(self, amount):
        self.balance += amount


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
