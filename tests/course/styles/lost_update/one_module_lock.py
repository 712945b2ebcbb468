from threading import Lock, Thread

LOCK = Lock()


class Account:
    def __init__(self, balance=0):
        self.balance = balance

    def deposit(self, amount):
        global LOCK
        LOCK.acquire()
        old = self.balance
        new = old + amount
        self.balance = new
        LOCK.release()


class Teller(Thread):
    def __init__(self, account, amounts, name=None, daemon=None):
        Thread.__init__(self, name=name, daemon=daemon)
        self.account, self.amounts = account, list(amounts)

    def run(self):
        i = 0
        while i < len(self.amounts):
            self.account.deposit(self.amounts[i])
            i += 1
