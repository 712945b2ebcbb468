# reason: deadlock
# source: https://github.com/dpkp/kafka-python/issues/2076 and https://github.com/dpkp/kafka-python/pull/1464
# within: 20
# shrinks to: 1
# why: the poll holds the client's lock while a failed request calls back into the coordinator; the heartbeat goes the other way.
import threading


class Client:
    def __init__(self):
        self.lock = threading.RLock()
        self.on_failure = []

    def poll(self):
        with self.lock:
            callbacks, self.on_failure = self.on_failure, []
            for callback in callbacks:
                callback()


class Coordinator:
    def __init__(self, client):
        self.client = client
        self.lock = threading.RLock()
        self.dead = False

    def mark_dead(self):
        with self.lock:
            self.dead = True


class Heartbeat(threading.Thread):
    def __init__(self, coordinator):
        super().__init__(name="heartbeat")
        self.coordinator = coordinator

    def run(self):
        with self.coordinator.lock:
            if not self.coordinator.dead:
                self.coordinator.client.poll()


def main():
    client = Client()
    coordinator = Coordinator(client)
    client.on_failure.append(coordinator.mark_dead)
    heartbeat = Heartbeat(coordinator)
    heartbeat.start()
    client.poll()
    heartbeat.join()
    assert coordinator.dead
