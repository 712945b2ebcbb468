# reason: exception
# within: 20
# shrinks to: 2
# why: the set of open connections changes while they are counted.
import threading


class Server:
    def __init__(self):
        self.open = {1, 2}

    def count_even(self):
        return sum(1 for number in self.open if number % 2 == 0)


class Connection(threading.Thread):
    def __init__(self, server, number):
        super().__init__()
        self.server = server
        self.number = number

    def run(self):
        self.server.open.add(self.number)
        self.server.open.discard(self.number)


def main():
    server = Server()
    connection = Connection(server, 3)
    connection.start()
    assert server.count_even() == 1
    connection.join()
