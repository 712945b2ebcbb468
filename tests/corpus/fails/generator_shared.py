# reason: exception
# within: 20
# shrinks to: 1
# why: a generator that runs in one thread cannot be resumed by another.
import threading

issued = []


def numbered(prefix):
    while True:
        issued.append(prefix)
        yield f"{prefix}-{len(issued)}"


class Client(threading.Thread):
    def __init__(self, names):
        super().__init__()
        self.names = names

    def run(self):
        self.got = next(self.names)


def main():
    names = numbered("order")
    clients = [Client(names), Client(names)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    assert sorted(client.got for client in clients) == ["order-1", "order-2"]
