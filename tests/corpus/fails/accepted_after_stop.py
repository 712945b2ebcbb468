# reason: wrong_result
# within: 50
# shrinks to: 2
# why: `accept` may look before `stop` and put after it; the request is accepted and never handled.
import queue
import threading


class Server(threading.Thread):
    def __init__(self):
        super().__init__()
        self.requests = queue.Queue()
        self.stopping = False
        self.handled = []

    def run(self):
        for request in iter(self.requests.get, None):
            self.handled.append(request)

    def accept(self, request):
        if self.stopping:
            return False
        self.requests.put(request)
        return True

    def stop(self):
        self.stopping = True
        self.requests.put(None)
        self.join()


class Client(threading.Thread):
    def __init__(self, server):
        super().__init__()
        self.server = server

    def run(self):
        self.accepted = self.server.accept("GET /")


def main():
    server = Server()
    client = Client(server)
    server.start()
    client.start()
    server.stop()
    client.join()
    assert client.accepted == (server.handled == ["GET /"]), "an accepted request was lost"
