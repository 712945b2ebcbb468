"""Variant: written with the names of Python 2, and asking first whether it is alive. A finished thread has an ident."""

import threading
from threading import Thread


class Runner(Thread):
    ran_in = None

    def __init__(self, name=None, daemon=None):
        super(Runner, self).__init__(name=name)
        if daemon is not None:
            self.setDaemon(daemon)

    def run(self):
        self.ran_in = threading.currentThread().getName()


def start_once(thread):
    if thread.is_alive() or thread.ident:
        return False
    else:
        thread.start()
        return True
