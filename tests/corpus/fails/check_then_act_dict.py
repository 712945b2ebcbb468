# reason: wrong_result
# expects: 1
# within: 100
# shrinks to: 1
# why: both threads may miss the key, and both build the page.
import threading

built = []
pages = {}


def page(name):
    if name not in pages:
        built.append(name)
        pages[name] = f"<h1>{name}</h1>"
    return pages[name]


class Visitor(threading.Thread):
    def run(self):
        page("home")


def main():
    visitors = [Visitor() for _ in range(2)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    return len(built)
