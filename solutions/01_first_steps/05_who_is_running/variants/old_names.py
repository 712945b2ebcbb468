"""Variant: written with the names of Python 2; Thread's own run calls a target."""

import threading


class Reporter(threading.Thread):
    me = None
    main = None

    def __init__(self, name=None, daemon=None):
        threading.Thread.__init__(self, target=self.report, name=name)
        if daemon is not None:
            self.setDaemon(daemon)

    def report(self):
        self.me = threading.currentThread().getName()
        for thread in threading.enumerate():
            if isinstance(thread, threading._MainThread):
                self.main = thread.getName()


def others():
    found = []
    for thread in threading.enumerate():
        if thread != threading.currentThread():
            found.append(thread.getName())
    found.sort()
    return found


def workers_alive():
    return threading.activeCount() - 1
