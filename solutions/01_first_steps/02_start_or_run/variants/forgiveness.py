"""Variant: starts first and looks afterwards; only the error of a second start is kept back."""

import threading


class Runner(threading.Thread):
    def __init__(self, name=None, daemon=None):
        threading.Thread.__init__(self, name=name, daemon=daemon)
        self.carriers = []

    @property
    def ran_in(self):
        return self.carriers[-1] if self.carriers else None

    def run(self):
        self.carriers.append(threading.current_thread().name)


def start_once(thread):
    try:
        thread.start()
    except RuntimeError:
        if thread.ident is None:
            raise
        return False
    return True
