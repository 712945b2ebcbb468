# tries: a class that says it is a Thread
# earns: 0
# reasons: forbidden
from threading import Thread


class Account:
    def __init__(self, balance=0):
        self.balance = balance

    def deposit(self, amount):
        self.balance += amount


class Teller:
    __class__ = Thread

    def __init__(self, account, amounts, *, name=None, daemon=None):
        self.name, self.daemon = name, daemon
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)

    def start(self):
        self.run()

    def join(self, timeout=None):
        pass
