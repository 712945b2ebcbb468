# tries: to reach a frame of an exception's traceback
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


try:
    1 / 0
except ZeroDivisionError as error:
    frame = error.__traceback__.tb_frame.f_back
