# reason: wrong_result
# within: 20
# shrinks to: 1
# why: the user of one request is seen by another that is handled at the same time.
import threading


class Application:
    def __init__(self):
        self.user = None

    def handle(self, user):
        self.user = user
        return self.greet()

    def greet(self):
        return f"hello {self.user}"


class Request(threading.Thread):
    def __init__(self, application, user):
        super().__init__()
        self.application = application
        self.user = user

    def run(self):
        self.answer = self.application.handle(self.user)


def main():
    application = Application()
    requests = [Request(application, user) for user in ("anna", "ben")]
    for request in requests:
        request.start()
    for request in requests:
        request.join()
    assert [request.answer for request in requests] == ["hello anna", "hello ben"]
