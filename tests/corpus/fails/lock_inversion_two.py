# reason: deadlock
# within: 100
# shrinks to: 1
# why: one takes the printer and then the scanner, the other the other way round.
import threading

printer = threading.Lock()
scanner = threading.Lock()


class Copying(threading.Thread):
    def run(self):
        with scanner:
            with printer:
                pass


class Proofing(threading.Thread):
    def run(self):
        with printer:
            with scanner:
                pass


def main():
    jobs = [Copying(), Proofing()]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
