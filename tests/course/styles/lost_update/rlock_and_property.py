import threading


class Account:
    def __init__(self, balance=0):
        self._balance = balance
        self._lock = threading.RLock()

    @property
    def balance(self):
        with self._lock:
            return self._balance

    @balance.setter
    def balance(self, value):
        with self._lock:
            self._balance = value

    def deposit(self, amount):
        self._lock.acquire()
        try:
            print("depositing", amount)
            self.balance = self.balance + amount
        finally:
            self._lock.release()


class Teller(threading.Thread):
    def __init__(self, account, amounts, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.account = account
        self.amounts = amounts

    def run(self):
        for a in self.amounts:
            self.account.deposit(a)


if __name__ == "__main__":
    acc = Account()
    tellers = [Teller(acc, [1] * 100) for _ in range(5)]
    for t in tellers:
        t.start()
    for t in tellers:
        t.join()
    print(acc.balance)
