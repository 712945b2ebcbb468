# exhaustible: yes
# why: a handler that a program adds to a logger is there once in each of its runs.
import io
import logging
import threading


class Worker(threading.Thread):
    def run(self):
        logging.getLogger("shop").error("sold out")


def main():
    out = io.StringIO()
    log = logging.getLogger("shop")
    log.addHandler(logging.StreamHandler(out))
    log.propagate = False
    workers = [Worker(), Worker()]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(log.handlers) == 1
    assert out.getvalue() == "sold out\nsold out\n"
