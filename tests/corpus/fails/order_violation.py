# reason: exception
# within: 20
# shrinks to: 0
# why: nothing makes the server wait until the loader has stored the settings.
import threading


class Application:
    def load(self):
        self.settings = {"port": 8080}

    def serve(self):
        self.port = self.settings["port"]


def main():
    application = Application()
    loader = threading.Thread(target=application.load, name="loader")
    server = threading.Thread(target=application.serve, name="server")
    loader.start()
    server.start()
    loader.join()
    server.join()
    assert application.port == 8080
