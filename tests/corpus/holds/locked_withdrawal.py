# expects: 70
# exhaustible: yes
# mends: lost_update_property, two_locked_steps
# why: taking out money is one method, locked from the look to the change.
import threading


class Account:
    def __init__(self, balance):
        self._balance = balance
        self._lock = threading.Lock()

    @property
    def balance(self):
        with self._lock:
            return self._balance

    def withdraw(self, amount):
        with self._lock:
            if amount > self._balance:
                raise ValueError("not enough money")
            self._balance -= amount


class Withdrawal(threading.Thread):
    def __init__(self, account, amount):
        super().__init__()
        self.account = account
        self.amount = amount

    def run(self):
        self.account.withdraw(self.amount)


def main():
    account = Account(100)
    withdrawals = [Withdrawal(account, 10), Withdrawal(account, 20)]
    for each in withdrawals:
        each.start()
    for each in withdrawals:
        each.join()
    return account.balance
