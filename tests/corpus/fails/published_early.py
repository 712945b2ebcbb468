# reason: exception
# within: 200
# shrinks to: 1
# why: double-checked locking that stores the catalogue first and fills it afterwards.
import threading


class Catalogue:
    def __init__(self):
        self.prices = {}

    def load(self):
        self.prices["tea"] = 3


class Shop:
    def __init__(self):
        self._catalogue = None
        self._lock = threading.Lock()

    def catalogue(self):
        if self._catalogue is None:
            with self._lock:
                if self._catalogue is None:
                    self._catalogue = Catalogue()
                    self._catalogue.load()
        return self._catalogue


class Customer(threading.Thread):
    def __init__(self, shop):
        super().__init__()
        self.shop = shop

    def run(self):
        self.paid = self.shop.catalogue().prices["tea"]


def main():
    shop = Shop()
    customers = [Customer(shop), Customer(shop)]
    for customer in customers:
        customer.start()
    for customer in customers:
        customer.join()
    assert [customer.paid for customer in customers] == [3, 3]
