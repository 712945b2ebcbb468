# exhaustible: yes
# mends: lock_inversion_two
# why: everybody takes the printer first.
import threading

printer = threading.Lock()
scanner = threading.Lock()


class Copying(threading.Thread):
    def run(self):
        with printer, scanner:
            pass


class Proofing(threading.Thread):
    def run(self):
        with printer, scanner:
            pass


def main():
    jobs = [Copying(), Proofing()]
    for job in jobs:
        job.start()
    for job in jobs:
        job.join()
