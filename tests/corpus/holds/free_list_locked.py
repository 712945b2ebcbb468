# exhaustible: yes
# mends: aba_free_list
# why: taking looks at the head and its successor in one locked step.
import threading


class Node:
    def __init__(self, name, following):
        self.name = name
        self.following = following


class FreeList:
    def __init__(self):
        self.head = Node("a", Node("b", Node("c", None)))
        self.lock = threading.Lock()

    def take(self):
        with self.lock:
            node = self.head
            self.head = node.following
            return node

    def give_back(self, node):
        with self.lock:
            node.following = self.head
            self.head = node


class Borrower(threading.Thread):
    def __init__(self, free):
        super().__init__()
        self.free = free

    def run(self):
        first = self.free.take()
        self.free.give_back(first)
        self.kept = self.free.take()


def main():
    free = FreeList()
    borrower = Borrower(free)
    borrower.start()
    mine = free.take()
    borrower.join()
    assert len({node.name for node in (mine, borrower.kept, free.head)}) == 3
