# reason: wrong_result
# within: 20
# shrinks to: 1
# why: both carts share the one list that was made as the default, and each clears it as its own.
import threading


def shop(items, cart=[]):
    cart.clear()
    for item in items:
        cart.append(item)
    return list(cart)


class Shopper(threading.Thread):
    def __init__(self, items):
        super().__init__()
        self.items = items

    def run(self):
        self.bought = shop(self.items)


def main():
    shoppers = [Shopper(["bread"]), Shopper(["milk"])]
    for shopper in shoppers:
        shopper.start()
    for shopper in shoppers:
        shopper.join()
    for shopper in shoppers:
        assert shopper.bought == shopper.items
