# reason: exception
# within: 1
# shrinks to: 0
# why: an error in a thread ends that thread alone, and its item is missing.
import threading


class Parser(threading.Thread):
    def __init__(self, text):
        super().__init__()
        self.text = text
        self.number = None

    def run(self):
        self.number = int(self.text)


def main():
    parsers = [Parser("12"), Parser("a dozen")]
    for parser in parsers:
        parser.start()
    for parser in parsers:
        parser.join()
