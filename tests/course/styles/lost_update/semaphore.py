from threading import BoundedSemaphore, Thread


class Account(object):
    def __init__(self, balance=0):
        self.balance = balance
        self.sem = BoundedSemaphore(value=1)

    def deposit(self, amount):
        with self.sem:
            b = self.balance
            b = b + amount
            self.balance = b


class Teller(Thread):
    def __init__(self, account, amounts, *, name=None, daemon=None):
        super(Teller, self).__init__(name=name, daemon=daemon)
        self.acc = account
        self.todo = amounts

    def run(self):
        try:
            for amount in self.todo:
                self.acc.deposit(amount)
        finally:
            print(f"{self.name} is done")
