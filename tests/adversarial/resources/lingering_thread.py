# tries: right answers, and a thread that never ends
# earns: 1
# reasons: leaked_thread
from threading import Thread


class Account:
    def __init__(self, balance=0):
        self.balance = balance

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


import threading

DONE = threading.Event()


class Lingering(Account):
    def deposit(self, amount):
        super().deposit(amount)
        threading.Thread(target=DONE.wait).start()


Account = Lingering
