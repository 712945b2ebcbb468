# exhaustible: yes
# mends: generator_shared
# why: one thread at a time asks the generator for the next name.
import threading

issued = []


def numbered(prefix):
    while True:
        issued.append(prefix)
        yield f"{prefix}-{len(issued)}"


class Client(threading.Thread):
    def __init__(self, names, lock):
        super().__init__()
        self.names = names
        self.lock = lock

    def run(self):
        with self.lock:
            self.got = next(self.names)


def main():
    names, lock = numbered("order"), threading.Lock()
    clients = [Client(names, lock), Client(names, lock)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    assert sorted(client.got for client in clients) == ["order-1", "order-2"]
