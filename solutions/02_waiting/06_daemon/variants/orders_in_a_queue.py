"""Variant: the order to stop comes through a queue; the saver itself looks once more before it ends."""

import queue
import threading


class AutoSaver(threading.Thread):
    def __init__(self, document, every, name=None):
        super().__init__(name=name)
        self.daemon = True
        self.document = document
        self.every = every
        self.orders = queue.Queue()

    def run(self):
        order = None
        while order != "stop":
            try:
                order = self.orders.get(timeout=self.every)
            except queue.Empty:
                pass
            self.look()

    def look(self):
        if self.document.dirty:
            self.document.save()

    def stop(self):
        self.orders.put("stop")
        if self.is_alive():
            self.join()
        else:
            self.look()
