"""Variant: the order to stop comes through a queue, whose get() makes the pause."""

import queue
import threading
import time


class Heartbeat(threading.Thread):
    def __init__(self, beat, every, name=None, daemon=None):
        super().__init__(target=self.go_on, name=name, daemon=daemon)
        self.beat, self.every, self.error = beat, every, None
        self.orders = queue.SimpleQueue()

    def go_on(self):
        began, number = time.monotonic(), 0
        while True:
            try:
                self.orders.get(timeout=max(0, began + number * self.every - time.monotonic()))
                return
            except queue.Empty:
                pass
            try:
                self.beat()
            except Exception as error:
                self.error = error
                return
            number += 1
            while began + number * self.every < time.monotonic():
                number += 1

    def stop(self):
        self.orders.put("stop")
        try:
            self.join()
        except RuntimeError:
            pass  # it is this thread, or was never started
