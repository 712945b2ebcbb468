# exhaustible: yes
# mends: accepted_after_stop, stop_flag_and_blocking_get, leaked_consumer
# why: accepting and stopping take the same lock, so that nothing is put behind the end.
import queue
import threading


class Server(threading.Thread):
    def __init__(self):
        super().__init__()
        self.requests = queue.Queue()
        self.stopping = False
        self.lock = threading.Lock()
        self.handled = []

    def run(self):
        for request in iter(self.requests.get, None):
            self.handled.append(request)

    def accept(self, request):
        with self.lock:
            if self.stopping:
                return False
            self.requests.put(request)
            return True

    def stop(self):
        with self.lock:
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
