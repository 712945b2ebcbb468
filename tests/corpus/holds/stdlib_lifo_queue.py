# expects: [["first", "second"], ["second", "first"]]
# any of: yes
# exhaustible: yes
# why: the last one in is the first one out.
import queue
import threading


def main():
    pile = queue.LifoQueue()
    putters = [threading.Thread(target=pile.put, args=(name,)) for name in ("first", "second")]
    for putter in putters:
        putter.start()
    for putter in putters:
        putter.join()
    return [pile.get_nowait(), pile.get_nowait()]
