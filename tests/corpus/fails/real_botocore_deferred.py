# reason: exception
# source: https://github.com/boto/botocore/pull/2985 and https://github.com/boto/boto3/issues/1592
# within: 20
# shrinks to: 1
# why: two threads may both find the component still to be made, and both strike it off the list: KeyError.
import threading


class Locator:
    def __init__(self):
        self.ready = {}
        self.to_make = {}

    def promise(self, name, factory):
        self.to_make[name] = factory

    def get(self, name):
        if name in self.to_make:
            factory = self.to_make[name]
            self.ready[name] = factory()
            del self.to_make[name]
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
