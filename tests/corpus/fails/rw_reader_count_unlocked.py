# reason: wrong_result
# also: deadlock, exception
# within: 100
# shrinks to: 1
# why: the number of readers is changed without a lock, and the writer may come in among them.
import threading


class Book:
    def __init__(self):
        self.readers = 0
        self.writing = threading.Lock()
        self.pages = ["one", "one"]


class Reader(threading.Thread):
    def __init__(self, book):
        super().__init__()
        self.book = book

    def run(self):
        book = self.book
        book.readers += 1
        if book.readers == 1:
            book.writing.acquire()
        self.seen = book.pages[0], book.pages[1]
        book.readers -= 1
        if book.readers == 0:
            book.writing.release()


class Writer(threading.Thread):
    def __init__(self, book):
        super().__init__()
        self.book = book

    def run(self):
        with self.book.writing:
            self.book.pages[0] = "two"
            self.book.pages[1] = "two"


def main():
    book = Book()
    readers = [Reader(book), Reader(book)]
    writer = Writer(book)
    for thread in (*readers, writer):
        thread.start()
    for thread in (*readers, writer):
        thread.join()
    for reader in readers:
        assert reader.seen[0] == reader.seen[1], "a reader saw half of a change"
