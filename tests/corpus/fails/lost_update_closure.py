# reason: wrong_result
# expects: 60
# within: 20
# shrinks to: 1
# why: a variable of the enclosing function is shared by all threads made in it.
import threading


def main():
    total = 0

    def add(amount):
        nonlocal total
        total += amount

    threads = [threading.Thread(target=add, args=(amount,)) for amount in (10, 20, 30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return total
