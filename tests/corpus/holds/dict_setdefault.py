# expects: True
# exhaustible: yes
# mends: check_then_act_dict
# why: both may build, but `setdefault` is one step, and everybody gets the page that was stored first.
import threading

pages = {}


class Page:
    def __init__(self, name):
        self.name = name


class Visitor(threading.Thread):
    def run(self):
        self.seen = pages.setdefault("home", Page("home"))


def main():
    visitors = [Visitor() for _ in range(3)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    return all(visitor.seen is pages["home"] for visitor in visitors)
