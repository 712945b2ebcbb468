"""Variant: the reader itself waits for the end of the writer; ticks are timed from the first one."""

import threading
import time


class Ticker(threading.Thread):
    def __init__(self, log, label, ticks, every, name=None, daemon=None):
        threading.Thread.__init__(self, target=self.tick, args=(log, label, ticks, every), name=name, daemon=daemon)

    def tick(self, log, label, ticks, every):
        began = time.monotonic()
        i = 0
        while i < ticks:
            log.append((label, i))
            i += 1
            time.sleep(max(0, began + i * every - time.monotonic()))


def handover(write, read):
    answer = None

    def wait_and_read():
        nonlocal answer
        writer.join()
        answer = read()

    writer = threading.Thread(target=write)
    reader = threading.Thread(target=wait_and_read)
    for thread in (writer, reader):
        thread.start()
    reader.join()
    return answer
