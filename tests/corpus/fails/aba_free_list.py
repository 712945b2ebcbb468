# reason: wrong_result
# within: 200
# shrinks to: 1
# why: the head looks as before, but its successor has been taken meanwhile: compare-and-swap is fooled.
import threading


class Node:
    def __init__(self, name, following):
        self.name = name
        self.following = following


class FreeList:
    def __init__(self):
        self.head = Node("a", Node("b", Node("c", Node("d", None))))
        self.lock = threading.Lock()

    def swap_head(self, old, new):
        with self.lock:
            if self.head is old:
                self.head = new
                return True
            return False

    def take(self):
        while True:
            node = self.head
            if self.swap_head(node, node.following):
                return node

    def give_back(self, node):
        while True:
            node.following = self.head
            if self.swap_head(node.following, node):
                return


class Borrower(threading.Thread):
    def __init__(self, free):
        super().__init__()
        self.free = free

    def run(self):
        first = self.free.take()
        second = self.free.take()
        self.free.give_back(first)
        self.kept = second


def main():
    free = FreeList()
    borrower = Borrower(free)
    borrower.start()
    mine = [free.take(), free.take()]
    borrower.join()
    names = [node.name for node in (*mine, borrower.kept)]
    assert len(set(names)) == 3, f"in use at once: {names}"
