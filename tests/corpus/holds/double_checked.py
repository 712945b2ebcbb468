# exhaustible: yes
# mends: published_early, lazy_singleton_twice
# why: the catalogue is filled before it is stored in the attribute that the others look at.
import threading


class Catalogue:
    made = 0

    def __init__(self):
        Catalogue.made += 1
        self.prices = {"tea": 3}


class Shop:
    def __init__(self):
        self._catalogue = None
        self._lock = threading.Lock()

    def catalogue(self):
        if self._catalogue is None:
            with self._lock:
                if self._catalogue is None:
                    self._catalogue = Catalogue()
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
    assert Catalogue.made == 1
