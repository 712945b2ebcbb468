# expects: ["cake", "soup"]
# exhaustible: yes
# mends: sentinel_too_early
# why: the end is put once all producers have ended.
import queue
import threading


class Producer(threading.Thread):
    def __init__(self, counter, dish):
        super().__init__()
        self.counter = counter
        self.dish = dish

    def run(self):
        self.counter.put(self.dish)


class Guest(threading.Thread):
    def __init__(self, counter):
        super().__init__()
        self.counter = counter

    def run(self):
        self.served = sorted(iter(self.counter.get, None))


def main():
    counter = queue.Queue()
    guest = Guest(counter)
    producers = [Producer(counter, "soup"), Producer(counter, "cake")]
    for thread in (guest, *producers):
        thread.start()
    for producer in producers:
        producer.join()
    counter.put(None)
    guest.join()
    return guest.served
