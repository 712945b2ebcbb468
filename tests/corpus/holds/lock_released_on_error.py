# exhaustible: yes
# mends: lock_not_released_on_error
# why: `finally` gives the lock back whatever happens.
import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()

    def withdraw(self, amount):
        self.lock.acquire()
        try:
            if amount > self.balance:
                raise ValueError("not enough money")
            self.balance -= amount
        finally:
            self.lock.release()


class Customer(threading.Thread):
    def __init__(self, account, amount):
        super().__init__()
        self.account = account
        self.amount = amount
        self.refused = False

    def run(self):
        try:
            self.account.withdraw(self.amount)
        except ValueError:
            self.refused = True


def main():
    account = Account(10)
    customers = [Customer(account, 8), Customer(account, 8)]
    for customer in customers:
        customer.start()
    for customer in customers:
        customer.join()
    assert account.balance == 2
    assert sorted(customer.refused for customer in customers) == [False, True]
    account.withdraw(1)
