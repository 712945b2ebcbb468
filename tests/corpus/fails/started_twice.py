# reason: exception
# within: 20
# shrinks to: 2
# why: two clients may both find the worker not started yet, and a thread starts once.
import threading


class Service:
    def __init__(self):
        self.worker = threading.Thread(target=print, args=("ready",))
        self.running = False

    def ensure_running(self):
        if not self.running:
            self.worker.start()
            self.running = True


def main():
    service = Service()
    clients = [threading.Thread(target=service.ensure_running) for _ in range(2)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    service.worker.join()
