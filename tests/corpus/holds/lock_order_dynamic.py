# exhaustible: yes
# mends: lock_inversion_dynamic
# why: the locks are taken in the order of the account numbers, whatever the direction.
import threading
from contextlib import ExitStack


class Account:
    def __init__(self, number, balance):
        self.number = number
        self.balance = balance
        self.lock = threading.Lock()


class Transfer(threading.Thread):
    def __init__(self, source, target, amount):
        super().__init__()
        self.source = source
        self.target = target
        self.amount = amount

    def run(self):
        with ExitStack() as stack:
            for account in sorted((self.source, self.target), key=lambda each: each.number):
                stack.enter_context(account.lock)
            self.source.balance -= self.amount
            self.target.balance += self.amount


def main():
    anna, ben = Account(1, 50), Account(2, 50)
    transfers = [Transfer(anna, ben, 10), Transfer(ben, anna, 20)]
    for transfer in transfers:
        transfer.start()
    for transfer in transfers:
        transfer.join()
    assert (anna.balance, ben.balance) == (60, 40)
