"""Variant: the caller is recognised by its ident. One less than all are as many as the others, whoever asks."""

import threading
from threading import Thread


class Reporter(Thread):
    def __init__(self, *, name=None, daemon=None):
        super().__init__(name=name, daemon=daemon)
        self.report = {}

    @property
    def me(self):
        return self.report.get("me")

    @property
    def main(self):
        return self.report.get("main")

    def run(self):
        self.report = {"me": self.name, "main": threading.main_thread().name}


def others():
    return sorted(thread.name for thread in threading.enumerate() if thread.ident != threading.get_ident())


def workers_alive():
    return len(others())
