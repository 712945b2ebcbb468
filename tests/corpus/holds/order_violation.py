# exhaustible: yes
# mends: order_violation
# why: the server waits for an Event that is set after the settings are there.
import threading


class Application:
    def __init__(self):
        self.loaded = threading.Event()

    def load(self):
        self.settings = {"port": 8080}
        self.loaded.set()

    def serve(self):
        self.loaded.wait()
        self.port = self.settings["port"]


def main():
    application = Application()
    loader = threading.Thread(target=application.load, name="loader")
    server = threading.Thread(target=application.serve, name="server")
    server.start()
    loader.start()
    loader.join()
    server.join()
    assert application.port == 8080
