"""Variant: set up first, named right after, still inside __init__; a dictionary of the living is looked up."""

import threading


class Worker(threading.Thread):
    def __init__(self, role, number, **options):
        super().__init__(**options)
        if options.get("name") is None:
            self.name = "-".join([role, str(number)])
        self.seen = []

    @property
    def seen_name(self):
        return self.seen[-1] if self.seen else None

    def run(self):
        self.seen.append(self.name)


def rename(thread, new_name):
    thread.name, old_name = new_name, thread.name
    return old_name


def by_name(name):
    return {thread.name: thread for thread in threading.enumerate()}.get(name)
