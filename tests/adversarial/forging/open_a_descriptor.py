# tries: opens the channel as a file and writes to it
# earns: 0
# reasons: forbidden
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


with open(3, "wb", closefd=False) as channel:
    channel.write(b"\0\0\0\x20" + b"x" * 32)
