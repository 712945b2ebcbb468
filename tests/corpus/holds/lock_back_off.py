# exhaustible: no
# mends: lock_inversion_dynamic
# why: who does not get the second lock gives back the first and tries again.
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
        while True:
            with self.source.lock:
                if self.target.lock.acquire(blocking=False):
                    try:
                        self.source.balance -= self.amount
                        self.target.balance += self.amount
                        return
                    finally:
                        self.target.lock.release()


def main():
    anna, ben = Account(50), Account(50)
    transfers = [Transfer(anna, ben, 10), Transfer(ben, anna, 20)]
    for transfer in transfers:
        transfer.start()
    for transfer in transfers:
        transfer.join()
    assert (anna.balance, ben.balance) == (60, 40)
