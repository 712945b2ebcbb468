# reason: deadlock
# within: 1
# shrinks to: 0
# why: `deposit_all` holds the plain lock that `deposit` takes once more.
import threading


class Account:
    def __init__(self):
        self.balance = 0
        self.lock = threading.Lock()

    def deposit(self, amount):
        with self.lock:
            self.balance += amount

    def deposit_all(self, amounts):
        with self.lock:
            for amount in amounts:
                self.deposit(amount)


def main():
    account = Account()
    teller = threading.Thread(target=account.deposit_all, args=([5, 7],))
    teller.start()
    teller.join()
    assert account.balance == 12
