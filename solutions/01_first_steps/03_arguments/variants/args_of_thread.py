"""Variant: Thread's own run calls a target, with the args that Thread keeps for it."""

import threading


class Collector(threading.Thread):
    def __init__(self, words, sink=None, **options):
        if sink is None:
            sink = []
        threading.Thread.__init__(self, target=self.collect, args=(words, sink), **options)
        self.sink = sink

    @staticmethod
    def collect(words, sink):
        for word in words:
            sink.append(word.upper())
