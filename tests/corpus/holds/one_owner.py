# expects: 30
# exhaustible: yes
# why: one thread alone owns the balance; the others send it messages.
import queue
import threading


class Teller(threading.Thread):
    def __init__(self):
        super().__init__()
        self.messages = queue.Queue()
        self.balance = 0

    def run(self):
        while (amount := self.messages.get()) is not None:
            self.balance += amount


class Customer(threading.Thread):
    def __init__(self, teller, amount):
        super().__init__()
        self.teller = teller
        self.amount = amount

    def run(self):
        self.teller.messages.put(self.amount)


def main():
    teller = Teller()
    teller.start()
    customers = [Customer(teller, 10), Customer(teller, 20)]
    for customer in customers:
        customer.start()
    for customer in customers:
        customer.join()
    teller.messages.put(None)
    teller.join()
    return teller.balance
