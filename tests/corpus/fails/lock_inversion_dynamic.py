# reason: deadlock
# within: 100
# shrinks to: 1
# why: which lock comes first depends on the direction of the transfer.
import threading


class Account:
    def __init__(self, balance):
        self.balance = balance
        self.lock = threading.Lock()


class Transfer(threading.Thread):
    def __init__(self, source, target, amount):
        super().__init__()
        self.source = source
        self.target = target
        self.amount = amount

    def run(self):
        with self.source.lock:
            with self.target.lock:
                self.source.balance -= self.amount
                self.target.balance += self.amount


def main():
    anna, ben = Account(50), Account(50)
    transfers = [Transfer(anna, ben, 10), Transfer(ben, anna, 20)]
    for transfer in transfers:
        transfer.start()
    for transfer in transfers:
        transfer.join()
    assert (anna.balance, ben.balance) == (60, 40)
