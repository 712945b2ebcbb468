# exhaustible: yes
# mends: started_twice
# why: the look and the start are under one lock.
import threading


class Service:
    def __init__(self):
        self.worker = threading.Thread(target=print, args=("ready",))
        self.running = False
        self.lock = threading.Lock()

    def ensure_running(self):
        with self.lock:
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
    assert service.running
