# expects: [0, 1, 2]
# exhaustible: yes
# mends: sleeping_until_ready, sleeping_in_turns
# why: everybody sleeps as long as they like, and puts the result where it belongs.
import threading
import time


class Worker(threading.Thread):
    def __init__(self, results, number):
        super().__init__()
        self.results = results
        self.number = number

    def run(self):
        time.sleep(3600 / (self.number + 1))
        self.results[self.number] = self.number


def main():
    results = [None] * 3
    workers = [Worker(results, number) for number in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return results
