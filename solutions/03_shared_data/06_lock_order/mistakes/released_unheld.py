# mistake: released_unheld
# caught by: test_money_moves_if_it_is_there, test_a_transfer_to_oneself_moves_nothing, test_a_transfer_keeps_its_answer, test_transfers_in_all_directions_end, test_no_money_is_lost_or_made, test_the_total_always_stands
# why: with gives the lock back by itself; releasing it by hand as well leaves it nothing to release.
"""Releases by hand what `with` releases too."""

from threading import Lock, Thread


lock = Lock()


class Account:
    def __init__(self, balance):
        self.balance = balance


def move(source, target, amount):
    if source.balance < amount:
        return False
    source.balance -= amount
    target.balance += amount
    return True


def transfer(source, target, amount):
    with lock:
        done = move(source, target, amount)
        lock.release()
        return done


class Transfer(Thread):
    def __init__(self, source, target, amount, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.source = source
        self.target = target
        self.amount = amount
        self.done = None

    def run(self):
        self.done = transfer(self.source, self.target, self.amount)


def total(accounts):
    with lock:
        return sum(account.balance for account in accounts)
