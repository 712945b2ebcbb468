# reason: wrong_result
# expects: 70
# within: 100
# shrinks to: 1
# why: the property hides the read and the write of `-=`, and orders nothing.
import threading


class Account:
    def __init__(self, balance):
        self._balance = balance

    @property
    def balance(self):
        return self._balance

    @balance.setter
    def balance(self, value):
        self._balance = value


class Withdrawal(threading.Thread):
    def __init__(self, account, amount):
        super().__init__()
        self.account = account
        self.amount = amount

    def run(self):
        self.account.balance -= self.amount


def main():
    account = Account(100)
    withdrawals = [Withdrawal(account, 10), Withdrawal(account, 20)]
    for each in withdrawals:
        each.start()
    for each in withdrawals:
        each.join()
    return account.balance
