# exhaustible: yes
# mends: self_deadlock
# why: an RLock lets its holder in again.
import threading


class Account:
    def __init__(self):
        self.balance = 0
        self.lock = threading.RLock()

    def deposit(self, amount):
        with self.lock:
            self.balance += amount

    def deposit_all(self, amounts):
        with self.lock:
            for amount in amounts:
                self.deposit(amount)


def main():
    account = Account()
    tellers = [threading.Thread(target=account.deposit_all, args=([5, 7],)) for _ in range(2)]
    for teller in tellers:
        teller.start()
    for teller in tellers:
        teller.join()
    assert account.balance == 24
