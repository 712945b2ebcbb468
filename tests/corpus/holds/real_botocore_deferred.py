# exhaustible: yes
# source: https://github.com/boto/botocore/pull/2985
# mends: real_botocore_deferred
# why: it may be made twice, but it is looked up and struck off without presuming that it is still there.
import threading


class Locator:
    def __init__(self):
        self.ready = {}
        self.to_make = {}

    def promise(self, name, factory):
        self.to_make[name] = factory

    def get(self, name):
        factory = self.to_make.get(name)
        if factory is not None:
            self.ready[name] = factory()
            self.to_make.pop(name, None)
        return self.ready[name]


class Client(threading.Thread):
    def __init__(self, locator):
        super().__init__()
        self.locator = locator

    def run(self):
        self.credentials = self.locator.get("credentials")


def main():
    locator = Locator()
    locator.promise("credentials", lambda: "secret")
    clients = [Client(locator), Client(locator)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    assert [client.credentials for client in clients] == ["secret", "secret"]
