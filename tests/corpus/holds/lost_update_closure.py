# expects: 60
# exhaustible: yes
# mends: lost_update_closure
# why: the enclosing function makes one lock, and every thread takes it.
import threading


def main():
    total = 0
    lock = threading.Lock()

    def add(amount):
        nonlocal total
        with lock:
            total += amount

    threads = [threading.Thread(target=add, args=(amount,)) for amount in (10, 20, 30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return total
