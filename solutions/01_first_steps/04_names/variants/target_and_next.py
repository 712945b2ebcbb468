"""Variant: run is Thread's own and calls a target; next() with a default finds the thread."""

import threading
from threading import Thread, current_thread


class Worker(Thread):
    def __init__(self, role, number, *, name=None, daemon=None):
        super().__init__(target=self._note_name, name=name or f"{role}-{number}", daemon=daemon)
        self.seen_name = None

    def _note_name(self):
        self.seen_name = current_thread().name


def rename(thread, new_name):
    try:
        return thread.name
    finally:
        thread.name = new_name


def by_name(name):
    return next((thread for thread in threading.enumerate() if thread.is_alive() and thread.name == name), None)
