# reason: wrong_result
# within: 20
# shrinks to: 1
# why: print writes each argument, each space and the end of the line one by one.
import threading


class Page:
    def __init__(self):
        self.pieces = []

    def write(self, text):
        self.pieces.append(text)


class Reporter(threading.Thread):
    def __init__(self, page, name):
        super().__init__(name=name)
        self.page = page

    def run(self):
        print(self.name, "ready", file=self.page)


def main():
    page = Page()
    reporters = [Reporter(page, "one"), Reporter(page, "two")]
    for reporter in reporters:
        reporter.start()
    for reporter in reporters:
        reporter.join()
    lines = "".join(page.pieces).splitlines()
    assert sorted(lines) == ["one ready", "two ready"], "a torn line"
